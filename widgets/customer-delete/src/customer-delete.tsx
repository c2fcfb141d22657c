import { Announcement, useTranslate } from '@customer-kit/kit';
import { useState } from 'react';
import type { CustomerDeleteOptions } from './customer-delete-options.ts';
import { type Deleted, doneText } from './deleted.ts';
import { DeletionDialog } from './deletion-dialog.tsx';
import type { MessageKey } from './messages.ts';
import { UndoToast } from './undo-toast.tsx';
import { useAsked } from './use-asked.ts';

/**
 * Deletions that can be taken back here at a time. Earlier ones are in the list of the recently deleted, and stay here
 * only when their undo has begun.
 */
const mostToasts = 3;

/** Asks before customers are deleted, deletes them, says what became of each, and takes it back on request. */
export function CustomerDelete(options: CustomerDeleteOptions) {
  const translate = useTranslate<MessageKey>();
  const { customers, key, end } = useAsked(options);
  const [announcement, setAnnouncement] = useState({ after: '', text: '' });
  const [undoable, setUndoable] = useState<readonly Deleted[]>([]);
  if (customers && announcement.after !== key) setAnnouncement({ after: key, text: '' });

  function offerUndo(deleted: Deleted) {
    end();
    setAnnouncement({ after: key, text: doneText(translate, 'delete.done', deleted.customers) });
    if (deleted.restorable.length > 0) setUndoable((former) => [...former, deleted]);
  }

  function dismiss(deleted: Deleted) {
    setUndoable((former) => former.filter((other) => other !== deleted));
  }

  return (
    <>
      <Announcement>{announcement.text}</Announcement>
      {customers && <DeletionDialog key={key} customers={customers} onClose={end} onDeleted={offerUndo} />}
      {undoable.map((deleted, index) => (
        <UndoToast
          key={deleted.restorable.map(({ id, version }) => `${id}/${version}`).join(' ')}
          deleted={deleted.restorable}
          newest={deleted === undoable.at(-1)}
          crowded={index < undoable.length - mostToasts}
          onClose={() => dismiss(deleted)}
          onRestored={(restored) => {
            setAnnouncement(({ after }) => ({ after, text: doneText(translate, 'delete.undone', restored) }));
            dismiss(deleted);
          }}
        />
      ))}
    </>
  );
}
