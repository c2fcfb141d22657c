import {
  Button,
  type DeletedCustomer,
  describeError,
  Toast,
  useRestoreCustomer,
  useTranslate,
} from '@customer-kit/kit';
import { useState } from 'react';
import type { MessageKey } from './messages.ts';

export interface UndoToastProps {
  deleted: readonly DeletedCustomer[];
  onClose: () => void;
  /** All are back; gets the sentence that says so. */
  onRestored: (text: string) => void;
}

interface Failure {
  left: readonly DeletedCustomer[];
  error: unknown;
}

/** Says who was deleted and offers to take it back, on the server. What fails stays and can be tried again. */
export function UndoToast({ deleted, onClose, onRestored }: UndoToastProps) {
  const translate = useTranslate<MessageKey>();
  const { mutateAsync } = useRestoreCustomer();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  function sentence(
    one: 'delete.done.one' | 'delete.undone.one',
    many: 'delete.done.many' | 'delete.undone.many',
  ): string {
    const [first] = deleted;
    if (deleted.length === 1 && first) return translate(one, { name: first.name });
    return translate(many, { count: deleted.length });
  }

  async function undo() {
    setBusy(true);
    const left: DeletedCustomer[] = [];
    let error: unknown;
    for (const customer of failure?.left ?? deleted) {
      try {
        await mutateAsync(customer);
      } catch (reason) {
        left.push(customer);
        error = reason;
      }
    }
    setBusy(false);
    if (left.length === 0) onRestored(sentence('delete.undone.one', 'delete.undone.many'));
    else setFailure({ left, error });
  }

  return (
    <Toast closeLabel={translate('close')} onClose={onClose}>
      <span className="toast-text" dir="auto" role={failure ? 'alert' : undefined}>
        {failure
          ? translate('delete.undo.failed', {
              count: failure.left.length,
              reason: describeError(failure.error, translate),
            })
          : sentence('delete.done.one', 'delete.done.many')}
      </span>
      <Button busy={busy} onClick={() => void undo()}>
        {translate(failure ? 'delete.retry' : 'delete.undo', { count: failure?.left.length ?? 1 })}
      </Button>
    </Toast>
  );
}
