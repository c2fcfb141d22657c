import { Button, useTranslate } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';
import { isLeft } from './batch.ts';
import type { MessageKey } from './messages.ts';
import { currentOf, type Deletion } from './use-deletion.ts';

export interface DeletionFooterProps {
  deletion: Deletion;
  onClose: () => void;
}

/** Two buttons that stay where they are while their meaning follows the deletion, so that the focus stays too. */
export function DeletionFooter({ deletion, onClose }: DeletionFooterProps) {
  const translate = useTranslate<MessageKey>();
  const ref = useRef<HTMLButtonElement>(null);
  const { items, running, begun, pause } = deletion;
  const left = items.filter(isLeft).length;
  const nothingLeft = begun && !running && left === 0;
  const many = items.length > 1;
  const stoppable = running && (many || pause !== undefined);

  useEffect(() => {
    if (nothingLeft) ref.current?.focus();
  }, [nothingLeft]);

  return (
    <>
      <Button ref={ref} data-initial-focus busy={running && !stoppable} onClick={onClose}>
        {translate(stoppable ? 'delete.stop' : left === 0 || (begun && many) ? 'close' : 'cancel')}
      </Button>
      {left > 0 && (
        <Button kind="danger" data-again="" busy={running} onClick={deletion.start}>
          {translate(running ? 'delete.deleting' : nextGo(deletion), { count: left })}
        </Button>
      )}
    </>
  );
}

/** What pressing the button does now. */
function nextGo({ items, begun, halt }: Deletion): 'delete.do' | 'delete.anyway' | 'delete.retry' | 'delete.continue' {
  if (!begun) return 'delete.do';
  const left = items.filter(isLeft);
  if (left.every(({ error }) => currentOf(error))) return 'delete.anyway';
  if (left.some(({ outcome }) => outcome === 'refused')) return 'delete.retry';
  if (items.length > 1) return 'delete.continue';
  return halt === undefined ? 'delete.do' : 'delete.retry';
}
