import { type CustomerSummary, isGone, useTranslate } from '@customer-kit/kit';
import { Dialog } from '@customer-kit/kit/dialog';
import type { Deleted } from './deleted.ts';
import { DeletionFooter } from './deletion-footer.tsx';
import { ManyBody } from './many-body.tsx';
import type { MessageKey } from './messages.ts';
import { OneBody } from './one-body.tsx';
import { useDeletion } from './use-deletion.ts';

export interface DeletionDialogProps {
  customers: readonly CustomerSummary[];
  /** Nobody was deleted. */
  onClose: () => void;
  /** All were, or as many as the reader wanted. */
  onDeleted: (deleted: Deleted) => void;
}

export function DeletionDialog({ customers, onClose, onDeleted }: DeletionDialogProps) {
  const translate = useTranslate<MessageKey>();
  const deletion = useDeletion(customers, onDeleted);
  const { items, running, begun } = deletion;
  const [first] = items;
  const one = items.length === 1 ? first : undefined;

  function close() {
    const deleted = deletion.deleted();
    // What is on its way cannot be called back, and closing must not look as if it could.
    if (running) deletion.stop();
    else if (deleted.customers.length > 0) onDeleted(deleted);
    else onClose();
  }

  return (
    <Dialog
      role="alertdialog"
      size={480}
      title={
        one
          ? translate(isGone(one.error) ? 'delete.gone.title' : 'delete.title.one', { name: one.subject.name })
          : translate(running ? 'delete.title.running' : begun ? 'delete.title.ended' : 'delete.title.many', {
              count: items.length,
            })
      }
      closeLabel={translate('close')}
      onClose={close}
      footer={<DeletionFooter deletion={deletion} onClose={close} />}
    >
      {one ? <OneBody item={one} deletion={deletion} /> : <ManyBody deletion={deletion} />}
    </Dialog>
  );
}
