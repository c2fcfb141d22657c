import { type DeletedCustomer, useTranslate } from '@customer-kit/kit';
import { useCallback, useState } from 'react';
import type { CustomerDeleteOptions } from './customer-delete-options.ts';
import { DeletionDialog } from './deletion-dialog.tsx';
import type { MessageKey } from './messages.ts';
import { UndoToast } from './undo-toast.tsx';
import { useAsked } from './use-asked.ts';

/** Asks before customers are deleted, deletes them, says what became of each, and takes it back on request. */
export function CustomerDelete(options: CustomerDeleteOptions) {
  const translate = useTranslate<MessageKey>();
  const { customers, key, end } = useAsked(options);
  const [announcement, setAnnouncement] = useState({ after: '', text: '' });
  const [restorable, setRestorable] = useState<readonly DeletedCustomer[]>([]);
  const dismiss = useCallback(() => setRestorable([]), []);
  if (customers && announcement.after !== key) setAnnouncement({ after: key, text: '' });

  return (
    <>
      <p className="visually-hidden" role="status">
        {announcement.text}
      </p>
      {customers && (
        <DeletionDialog
          key={key}
          customers={customers}
          onClose={end}
          onDeleted={(deleted) => {
            const [first] = customers;
            const text =
              customers.length === 1 && first
                ? translate('delete.done.one', { name: first.name })
                : translate('delete.done.many', { count: deleted.count });
            end();
            setAnnouncement({ after: key, text });
            setRestorable(deleted.restorable);
          }}
        />
      )}
      {restorable.length > 0 && (
        <UndoToast
          key={restorable.map(({ id, version }) => `${id}/${version}`).join(' ')}
          deleted={restorable}
          onClose={dismiss}
          onRestored={(text) => {
            setAnnouncement({ after: announcement.after, text });
            dismiss();
          }}
        />
      )}
    </>
  );
}
