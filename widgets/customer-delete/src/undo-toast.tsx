import {
  Button,
  type DeletedCustomer,
  isGone,
  useReportError,
  useTranslate,
  type WidgetEvents,
} from '@customer-kit/kit';
import { retriesUntold, useRestoreCustomer } from '@customer-kit/kit/changes';
import { shortcutLabel, useShortcut } from '@customer-kit/kit/shortcut';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isLeft } from './batch.ts';
import { doneText, shortened } from './deleted.ts';
import { Halt } from './halt.tsx';
import type { MessageKey } from './messages.ts';
import { Pause } from './pause.tsx';
import { Progress } from './progress.tsx';
import { restoreRefusalText } from './refusal-text.ts';
import { Refusals } from './refusals.tsx';
import { Toast } from './toast.tsx';
import { type Batch, useBatch } from './use-batch.ts';
import { currentOf } from './use-deletion.ts';

const undoKeys = 'Control+Z';

export interface UndoToastProps {
  deleted: readonly DeletedCustomer[];
  /** The one that Ctrl+Z is for. */
  newest: boolean;
  /** Enough newer ones are there: it goes, unless its undo has begun. */
  crowded: boolean;
  onClose: () => void;
  /** They are back; those that cannot be were told. */
  onRestored: (restored: readonly DeletedCustomer[]) => void;
}

/** Says who was deleted and offers to take it back, on the server. What fails stays and can be tried again. */
export function UndoToast({ deleted, newest, crowded, onClose, onRestored }: UndoToastProps) {
  const translate = useTranslate<MessageKey>();
  const { mutateAsync } = useRestoreCustomer(retriesUntold);
  const restored = useRef<DeletedCustomer[]>([]);
  const undo = useBatch(deleted, {
    async send(customer) {
      try {
        await mutateAsync(customer);
      } catch (error) {
        // Somebody has brought it back already, and it was changed since: what was wanted is so.
        if (!currentOf(error)) throw error;
      }
      restored.current.push(customer);
    },
    again: (customer, error) => (isGone(error) ? undefined : customer),
    onDone: () => onRestored(restored.current),
  });
  const { items, begun, running, pause } = undo;
  const left = items.filter(isLeft).length;
  const failed = begun && !running;
  const stoppable = pause !== undefined;
  useBroughtBack(deleted, begun ? undefined : onClose);
  useLayoutEffect(() => {
    if (crowded && !begun) onClose();
  });
  useShortcut(newest && !running && left > 0 ? undoKeys : '', undo.start);

  return (
    <Toast closeLabel={translate('close')} stays={begun} onClose={onClose}>
      <div className="toast-text">
        {failed ? (
          <Failure undo={undo} />
        ) : running && items.length > 1 ? (
          <Restoring undo={undo} />
        ) : (
          <span>{doneText(translate, 'delete.done', deleted)}</span>
        )}
        <Pause seconds={pause} />
      </div>
      {left > 0 && (
        <Button
          data-again=""
          busy={running && !stoppable}
          aria-keyshortcuts={newest && !stoppable ? undoKeys : undefined}
          onClick={stoppable ? undo.stop : undo.start}
        >
          {translate(stoppable ? 'delete.stop' : failed ? 'delete.retry' : 'delete.undo', { count: left })}
          {newest && !failed && !stoppable && (
            <kbd className="keys" aria-hidden="true">
              {shortcutLabel(undoKeys)}
            </kbd>
          )}
        </Button>
      )}
    </Toast>
  );
}

/** Calls `then` when all of them were brought back elsewhere on the page, in the list of the recently deleted. */
function useBroughtBack(deleted: readonly DeletedCustomer[], then: (() => void) | undefined): void {
  const back = useRef(new Set<string>());
  useEffect(() => {
    function follow(event: Event) {
      const { customer } = (event as CustomEvent<WidgetEvents['customer-restore']>).detail;
      back.current.add(customer.id);
      if (deleted.every(({ id }) => back.current.has(id))) then?.();
    }
    document.addEventListener('customer-restore', follow);
    return () => document.removeEventListener('customer-restore', follow);
  });
}

function Restoring({ undo: { items } }: { undo: Batch<DeletedCustomer> }) {
  const translate = useTranslate<MessageKey>();
  const done = items.filter(({ outcome }) => outcome === 'done').length;
  return <Progress label={translate('delete.undoing', { done, count: items.length })} done={done} of={items.length} />;
}

function Failure({ undo: { items, halt } }: { undo: Batch<DeletedCustomer> }) {
  const translate = useTranslate<MessageKey>();
  const missing = items.filter(({ outcome }) => outcome !== 'done');
  const refused = items.filter(({ outcome }) => outcome === 'refused');
  const [first] = missing;
  useReportError(halt ?? refused.find(isLeft)?.error);
  return (
    <div role="alert">
      <p className="toast-title">
        {missing.length === 1 && first
          ? translate('delete.undo.failed.one', { name: shortened(first.subject.name) })
          : translate('delete.undo.failed.many', { count: missing.length })}
      </p>
      {halt !== undefined && <Halt halt={halt} />}
      {items.length === 1 && first?.error !== undefined && halt === undefined ? (
        <p className="text">{restoreRefusalText(first, translate)}</p>
      ) : (
        refused.length > 0 && <Refusals items={refused} reason={(item) => restoreRefusalText(item, translate)} />
      )}
    </div>
  );
}
