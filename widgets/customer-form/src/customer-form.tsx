import { Announcement, type Editing, useTranslate, useWidget } from '@customer-kit/kit';
import { useCallback, useRef, useState } from 'react';
import type { CustomerFormOptions } from './customer-form-options.ts';
import { LateSave } from './late-save.tsx';
import type { MessageKey } from './messages.ts';
import { Opening } from './opening.tsx';
import type { Saved } from './use-editor.ts';
import { useSession } from './use-session.ts';
import { keyOf, useSubject } from './use-subject.ts';
import { useUnsavedNotice } from './use-unsaved-notice.ts';

/**
 * Creates and edits customers. Whoever is to be shown next waits while there is typing to lose: the form asks first,
 * whether the reader, the group or the host wants it to go on.
 */
export function CustomerForm(options: CustomerFormOptions) {
  const { api, presentation = 'dialog', readonly = false, drafts = 'on', onClose } = options;
  const translate = useTranslate<MessageKey>();
  const { textLocale, dispatch } = useWidget();
  const subject = useSubject(options);
  const { editing: wanted, controlled } = subject;
  const [shown, setShown] = useState(wanted);
  const [dirty, setDirty] = useState(false);
  const [round, setRound] = useState(0);
  const [keepsFocus, setKeepsFocus] = useState(false);
  const [keptFrom, setKeptFrom] = useState<string>();
  const [announcement, setAnnouncement] = useState('');
  const [late, setLate] = useState('');
  /** As the name of a new customer, before the form's code had come. */
  const [typed, setTyped] = useState('');
  const [composing, setComposing] = useState(false);
  const status = useRef<HTMLParagraphElement>(null);

  const moved = keyOf(wanted) !== keyOf(shown);
  const waits = moved && keptFrom !== keyOf(wanted);
  if (moved && !dirty) {
    setShown(wanted);
    setComposing(false);
    if (wanted) {
      setAnnouncement('');
      setLate('');
    }
  }
  if (!moved && keptFrom !== undefined) setKeptFrom(undefined);

  /** An inline form of a host's page starts over instead of leaving a hole in the page. */
  const stays = controlled && presentation === 'inline';

  function show(next: Editing | undefined) {
    setDirty(false);
    setTyped('');
    setComposing(false);
    setShown(next);
    setRound(round + 1);
    const root = status.current?.getRootNode() as ShadowRoot | undefined;
    setKeepsFocus(stays && Boolean(root?.activeElement));
  }

  function leave() {
    if (waits) {
      show(wanted);
      return;
    }
    show(stays ? shown : undefined);
    if (!stays) subject.go(undefined);
    onClose?.();
    dispatch('customer-close', null);
  }

  function textOf({ customer, created, taken }: Saved) {
    const fields = new Intl.ListFormat(textLocale).format(taken.map((part) => translate(`form.field.${part}`)));
    const key = created ? 'form.save.created' : taken.length > 0 ? 'form.save.merged' : 'form.save.updated';
    return translate(key, { name: customer.name, fields });
  }

  function saved(save: Saved) {
    leave();
    setAnnouncement(textOf(save));
  }

  /** There is no form any more whose closing would show it. */
  function savedLate(save: Saved) {
    setAnnouncement(textOf(save));
    setLate(textOf(save));
  }

  function keep() {
    // The group goes back to the customer whose typing was kept; a host's wish waits until it changes.
    if (!moved) return;
    if (controlled) setKeptFrom(keyOf(wanted));
    else subject.go(shown);
  }

  const { Session: Loaded, failed, retry } = useSession(shown !== undefined);
  // The field would go from under the input method that is composing in it.
  const Session = composing ? undefined : Loaded;
  const unsaved = useUnsavedNotice(!controlled && !readonly && drafts === 'on' && shown === undefined);
  const onDirty = useCallback((next: boolean) => setDirty(next), []);

  return (
    <>
      <Announcement ref={status}>{announcement}</Announcement>
      {late !== '' && <LateSave key={late} text={late} onEnd={() => setLate('')} />}
      {unsaved && <unsaved.Notice api={api} onOpen={subject.go} onClose={unsaved.dismiss} />}
      {shown && !Session && (
        <Opening
          presentation={presentation}
          creating={shown.mode === 'create'}
          takesFocus={!stays}
          failed={failed}
          typed={shown.mode === 'create' && !readonly ? typed : undefined}
          onType={setTyped}
          onComposing={setComposing}
          onRetry={retry}
          onClose={leave}
        />
      )}
      {shown && Session && (
        <Session
          key={`${keyOf(shown)} ${round}`}
          api={api}
          editing={shown}
          readonly={readonly}
          drafts={drafts}
          presentation={presentation}
          takesFocus={!stays}
          keepsFocus={keepsFocus}
          typed={typed}
          leaving={waits && dirty}
          onDirty={onDirty}
          onKeep={keep}
          onSaved={saved}
          onSavedLate={savedLate}
          onClose={leave}
          onOpenOther={(id) => subject.go({ mode: 'edit', id })}
          status={presentation === 'inline' ? announcement : undefined}
        />
      )}
    </>
  );
}
