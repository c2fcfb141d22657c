import { Announcement, Button, type Editing, useTranslate, useWidget } from '@customer-kit/kit';
import { keepOnTop } from '@customer-kit/kit/dialog';
import { useEffect, useRef, useState } from 'react';
import { type KeptDraft, newCustomer, openOwnDrafts } from './draft-store.ts';
import type { MessageKey } from './messages.ts';

export interface UnsavedNoticeProps {
  api: string;
  onOpen: (editing: Editing) => void;
  onClose: () => void;
}

/** Of what the reader left unsaved, the newest, and the way to it. Closing it forgets nothing. */
export function UnsavedNotice({ api, onOpen, onClose }: UnsavedNoticeProps) {
  const translate = useTranslate<MessageKey>();
  const { group } = useWidget();
  const ref = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<KeptDraft>();

  useEffect(() => {
    async function look() {
      const drafts = await openOwnDrafts(api, group.user);
      setDraft((await drafts?.leftBehind())?.[0]);
    }
    void look();
  }, [group, api]);

  useEffect(() => {
    const notice = ref.current;
    return draft && notice ? keepOnTop(notice) : undefined;
  }, [draft]);

  const isNew = draft?.customer === newCustomer;

  function text({ name }: KeptDraft): string {
    if (!isNew) return translate('form.unsaved.edit', { name });
    return translate(name.trim() === '' ? 'form.unsaved.create.nameless' : 'form.unsaved.create', { name });
  }

  return (
    <div ref={ref} className="unsaved" popover="manual">
      {draft && (
        <>
          <p className="unsaved-text">{text(draft)}</p>
          <Announcement>{text(draft)}</Announcement>
          <Button onClick={() => onOpen(isNew ? { mode: 'create' } : { mode: 'edit', id: draft.customer })}>
            {translate('form.unsaved.open')}
          </Button>
          <Button kind="quiet" icon="close" aria-label={translate('close')} onClick={onClose} />
        </>
      )}
    </div>
  );
}
