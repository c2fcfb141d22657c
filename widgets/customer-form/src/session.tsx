import { type Editing, useGetCustomer, useTranslate } from '@customer-kit/kit';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ConflictPanel } from './conflict-panel.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FieldsView } from './fields-view.tsx';
import { FormContext } from './form-context.ts';
import { FormFooter } from './form-footer.tsx';
import { Frame } from './frame.tsx';
import { GoneNotice } from './gone-notice.tsx';
import { LoadError } from './load-error.tsx';
import type { MessageKey } from './messages.ts';
import { SaveFailure } from './save-failure.tsx';
import { Skeleton } from './skeleton.tsx';
import { type Saved, useEditor } from './use-editor.ts';
import { useFocusOnFault } from './use-focus-on-fault.ts';
import { useUnloadGuard } from './use-unload-guard.ts';

export interface SessionProps {
  editing: Editing;
  presentation: 'dialog' | 'inline';
  takesFocus: boolean;
  /** Something else is to be shown: there is a question to answer first. */
  leaving: boolean;
  onDirty: (dirty: boolean) => void;
  onKeep: () => void;
  onDiscard: () => void;
  onSaved: (saved: Saved) => void;
  onClose: () => void;
  onOpenOther: (id: string) => void;
  /** Beside the buttons: what happened last. */
  status: ReactNode;
}

/** One customer in the form, from opening to closing. */
export function Session({ editing, leaving, onDirty, onKeep, onDiscard, onSaved, onClose, ...rest }: SessionProps) {
  const translate = useTranslate<MessageKey>();
  const prefix = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const [closing, setClosing] = useState(false);
  const id = editing.mode === 'edit' ? editing.id : undefined;
  const loading = useGetCustomer(id);
  const editor = useEditor({ creating: id === undefined, loaded: loading.data, onSaved });
  const { dirty, ready, base, conflict, saving } = editor;

  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useUnloadGuard(dirty);
  useFocusOnFault(formRef, editor);
  useFocusOnceReady(formRef, ready && id !== undefined && rest.takesFocus);

  const asking = (closing || leaving) && dirty;

  function keep() {
    setClosing(false);
    onKeep();
  }

  function close() {
    if (asking) keep();
    else if (dirty) setClosing(true);
    else onClose();
  }

  const question = <DiscardQuestion onKeep={keep} onDiscard={leaving ? onDiscard : onClose} />;
  return (
    <FormContext value={{ editor, translate, prefix, openOther: rest.onOpenOther }}>
      <Frame
        presentation={rest.presentation}
        takesFocus={rest.takesFocus}
        title={translate(base || !ready ? 'form.title.edit' : 'form.title.create')}
        closeLabel={translate('close')}
        onClose={close}
        footer={asking ? question : <FormFooter form={`${prefix}-form`} onCancel={close} status={rest.status} />}
      >
        {!ready && !loading.error && <Skeleton />}
        {!ready && loading.error && (
          <LoadError error={loading.error} busy={loading.isFetching} onRetry={() => void loading.refetch()} />
        )}
        {ready && (
          <form
            ref={formRef}
            id={`${prefix}-form`}
            className="form"
            noValidate
            onChange={() => setClosing(false)}
            onSubmit={(event) => {
              event.preventDefault();
              editor.submit();
            }}
          >
            <ErrorSummary />
            {conflict && (conflict.parts.length > 0 || !saving) && <ConflictPanel conflict={conflict} />}
            {editor.gone && <GoneNotice />}
            <SaveFailure />
            <FieldsView />
          </form>
        )}
      </Frame>
    </FormContext>
  );
}

/** A dialog opens before there is a field to focus. The focus moves once there is, unless the reader moved it already. */
function useFocusOnceReady(form: { current: HTMLFormElement | null }, ready: boolean): void {
  useEffect(() => {
    const root = form.current?.getRootNode() as ShadowRoot | undefined;
    if (!ready || root?.activeElement?.closest('.dialog-foot, .inline-foot')) return;
    form.current?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
  }, [form, ready]);
}
