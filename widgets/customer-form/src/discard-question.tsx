import { Button, useTranslate } from '@customer-kit/kit';
import { useEffect, useId, useRef } from 'react';
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

  useEffect(() => ref.current?.querySelector('button')?.focus(), []);

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
