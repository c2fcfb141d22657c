import { type Editing, useTranslate } from '@customer-kit/kit';
import { useGetCustomer } from '@customer-kit/kit/changes';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ConflictPanel } from './conflict-panel.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { DraftOffer } from './draft-offer.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FieldsView } from './fields-view.tsx';
import { focusFirst } from './focus-first.ts';
import { FormContext } from './form-context.ts';
import { FormFooter } from './form-footer.tsx';
import { Frame } from './frame.tsx';
import { GoneNotice } from './gone-notice.tsx';
import { LoadError } from './load-error.tsx';
import type { MessageKey } from './messages.ts';
import { SaveFailure } from './save-failure.tsx';
import { Skeleton } from './skeleton.tsx';
import { useDraft } from './use-draft.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useDraftOfGone } from './use-draft-of-gone.ts';
import { type Saved, useEditor } from './use-editor.ts';
import { useFocusOnFault } from './use-focus-on-fault.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSaveAgain } from './use-save-again.ts';
import { Viewing } from './viewing.tsx';

export interface SessionProps {
  api: string;
  editing: Editing;
  readonly: boolean;
  drafts: 'on' | 'off';
  presentation: 'dialog' | 'inline';
  takesFocus: boolean;
  keepsFocus: boolean;
  /** The name of a new customer, as far as it was typed while this code was on its way. */
  typed: string;
  /** Something else is to be shown: there is a question to answer first. */
  leaving: boolean;
  onDirty: (dirty: boolean) => void;
  onKeep: () => void;
  onSaved: (saved: Saved) => void;
  /** A save that was under way when its changes were discarded went through. */
  onSavedLate: (saved: Saved) => void;
  onClose: () => void;
  onOpenOther: (id: string) => void;
  /** Beside the buttons: what happened last. */
  status: ReactNode;
}

/** One customer in the form, from opening to closing. */
export function Session(props: SessionProps) {
  return props.readonly ? <Viewing {...frameOf(props)} /> : <EditSession {...props} />;
}

function frameOf({ editing, presentation, takesFocus, keepsFocus, onDirty, onClose }: SessionProps) {
  return { editing, presentation, takesFocus, keepsFocus, onDirty, onClose };
}

function EditSession({
  editing,
  typed,
  leaving,
  onDirty,
  onKeep,
  onSaved,
  onSavedLate,
  onClose,
  ...rest
}: SessionProps) {
  const translate = useTranslate<MessageKey>();
  const prefix = useId();
  const formRef = useRef<HTMLFormElement>(null);
  /** The reader, or the page, wants to leave; `goOn` is what the page would do then. */
  const [asked, setAsked] = useState<{ goOn?: () => void }>();
  const id = editing.mode === 'edit' ? editing.id : undefined;
  const loading = useGetCustomer(id);
  const allowed = rest.drafts !== 'off';
  const keeper = useDraftKeeper(rest.api, allowed);
  const editor = useEditor({
    creating: id === undefined,
    typed,
    // A form that starts over would find what the one before it had loaded.
    loaded: loading.isFetchedAfterMount && !loading.error ? loading.data : undefined,
    leaving: leaving || asked !== undefined,
    onSaved: saved,
    onSavedLate,
    onUnchanged: onClose,
  });
  const { dirty, asking, ready, base, conflict, saving } = editor;
  useDraftOfGone(editor, keeper, allowed, id, loading.error);
  const offer = useDraft(editor, keeper, allowed);
  const again = useSaveAgain(editor);

  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useLeaveGuard(dirty, (goOn) => setAsked({ goOn }));
  useFocusOnFault(formRef, editor);
  useFocusOnceReady(formRef, ready && id !== undefined && rest.takesFocus);

  function saved(save: Saved) {
    keeper.drop();
    onSaved(save);
    asked?.goOn?.();
  }

  function keep() {
    setAsked(undefined);
    onKeep();
  }

  function discard() {
    editor.discard();
    keeper.drop();
    onClose();
    asked?.goOn?.();
  }

  function close() {
    if (asking) keep();
    else if (dirty) setAsked({});
    else onClose();
  }

  return (
    <FormContext value={{ editor, again, translate, prefix, openOther: rest.onOpenOther }}>
      <Frame
        presentation={rest.presentation}
        takesFocus={rest.takesFocus}
        keepsFocus={rest.keepsFocus}
        title={translate(base || !ready ? 'form.title.edit' : 'form.title.create')}
        closeLabel={translate('close')}
        onClose={close}
        footer={
          asking ? (
            <DiscardQuestion saving={saving} onKeep={keep} onDiscard={discard} />
          ) : (
            <FormFooter form={`${prefix}-form`} onCancel={close} status={rest.status} />
          )
        }
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
            onChange={() => setAsked(undefined)}
            onKeyDown={saveByKeys}
            onSubmit={(event) => {
              event.preventDefault();
              if (asking) keep();
              editor.submit();
            }}
          >
            {offer && <DraftOffer offer={offer} onDecided={() => focusFirst(formRef.current)} />}
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

/** Ctrl+Enter or ⌘+Enter saves from every field: in notes Enter is a new line, in a choice it opens it. */
function saveByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** A dialog opens before there is a field to focus. The focus moves once there is, unless the reader moved it already. */
function useFocusOnceReady(form: { current: HTMLFormElement | null }, ready: boolean): void {
  useEffect(() => {
    const root = form.current?.getRootNode() as ShadowRoot | undefined;
    if (!ready || root?.activeElement?.closest('.dialog-foot')) return;
    focusFirst(form.current);
  }, [form, ready]);
}
