import type { Customer, CustomerSummary } from '@customer-kit/kit';
import { useLayoutEffect, useRef } from 'react';
import type { RowWindow } from './use-row-window.ts';

/** Scrolls to the customer that was saved last as soon as its row is there, once. */
export function useReveal(
  { reveal }: RowWindow,
  customers: readonly CustomerSummary[],
  saved: Customer | undefined,
): void {
  const done = useRef(saved);

  useLayoutEffect(() => {
    if (!saved || saved === done.current) return;
    const index = customers.findIndex(({ id, version }) => id === saved.id && version >= saved.version);
    if (index === -1) return;
    done.current = saved;
    reveal(index);
  }, [customers, saved, reveal]);
}
