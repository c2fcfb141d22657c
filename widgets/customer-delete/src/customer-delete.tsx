import { useTranslate } from '@customer-kit/kit';
import { useState } from 'react';
import type { CustomerDeleteOptions } from './customer-delete-options.ts';
import { DeletionDialog } from './deletion-dialog.tsx';
import { messages } from './messages.ts';
import { useAsked } from './use-asked.ts';

/** Asks before customers are deleted, deletes them, and says what became of each. */
export function CustomerDelete(options: CustomerDeleteOptions) {
  const translate = useTranslate(messages);
  const { customers, key, end } = useAsked(options);
  const [announcement, setAnnouncement] = useState({ after: '', text: '' });
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
          onDeleted={(count) => {
            const [first] = customers;
            const text =
              customers.length === 1 && first
                ? translate('done.one', { name: first.name })
                : translate('done.many', { count });
            end();
            setAnnouncement({ after: key, text });
          }}
        />
      )}
    </>
  );
}
