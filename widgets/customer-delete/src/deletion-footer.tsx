import { Button, useTranslate } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';
import { isLeft, isRefused } from './deletion-state.ts';
import type { MessageKey } from './messages.ts';
import type { Deletion } from './use-deletion.ts';

export interface DeletionFooterProps {
  deletion: Deletion;
  onClose: () => void;
}

/** Two buttons that stay where they are while their meaning follows the deletion, so that the focus stays too. */
export function DeletionFooter({ deletion, onClose }: DeletionFooterProps) {
  const translate = useTranslate<MessageKey>();
  const ref = useRef<HTMLButtonElement>(null);
  const { items, running, begun } = deletion;
  const left = items.filter(isLeft).length;
  const nothingLeft = begun && !running && left === 0;
  const many = items.length > 1;
  const stoppable = running && many;

  useEffect(() => {
    if (nothingLeft) ref.current?.focus();
  }, [nothingLeft]);

  return (
    <>
      <Button ref={ref} data-initial-focus busy={running && !stoppable} onClick={onClose}>
        {translate(stoppable ? 'delete.stop' : left === 0 || (begun && many) ? 'close' : 'cancel')}
      </Button>
      {left > 0 && (
        <Button kind="danger" busy={running} onClick={deletion.start}>
          {translate(running ? 'delete.deleting' : nextGo(deletion), { count: left })}
        </Button>
      )}
    </>
  );
}

/** What pressing the button does now. */
function nextGo({ items, begun }: Deletion): 'delete.do' | 'delete.anyway' | 'delete.retry' | 'delete.continue' {
  if (!begun) return 'delete.do';
  const left = items.filter(isLeft);
  if (left.every(({ outcome }) => outcome === 'changed')) return 'delete.anyway';
  return left.some(isRefused) ? 'delete.retry' : 'delete.continue';
}
