import { Button, focusedElement, useTranslate } from '@customer-kit/kit';
import { useId, useLayoutEffect, useRef } from 'react';
import { focusFirst } from './focus-first.ts';
import type { MessageKey } from './messages.ts';

export interface DiscardQuestionProps {
  /** A request that was sent cannot be taken back. */
  saving: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Stands where the buttons were, so that what was typed stays in sight. */
export function DiscardQuestion({ saving, onKeep, onDiscard }: DiscardQuestionProps) {
  const translate = useTranslate<MessageKey>();
  const ref = useRef<HTMLFieldSetElement>(null);
  const questionId = useId();

  // The focus goes back before the question does: an element that goes leaves it to nobody.
  useLayoutEffect(() => {
    const question = ref.current;
    const before = focusedElement();
    question?.querySelector('button')?.focus();
    const isFocused = () => question?.matches(':focus-within');
    return () => {
      if (isFocused()) before?.focus();
      // The button that asked made way for the question.
      if (isFocused()) focusFirst(question?.getRootNode() as ShadowRoot);
    };
  }, []);

  return (
    <fieldset className="question" ref={ref} aria-labelledby={questionId}>
      <p className="question-text" id={questionId}>
        {translate(saving ? 'form.discard.question.saving' : 'form.discard.question')}
      </p>
      <div className="question-actions">
        <Button onClick={onKeep}>{translate('form.discard.keep')}</Button>
        <Button kind="danger" onClick={onDiscard}>
          {translate('form.discard.do')}
        </Button>
      </div>
    </fieldset>
  );
}
