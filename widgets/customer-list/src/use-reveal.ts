import type { Customer } from '@customer-kit/kit';
import { useLayoutEffect, useRef } from 'react';
import type { Rows } from './rows-of-pages.ts';
import type { RowWindow } from './use-row-window.ts';

/** Scrolls to the customer that was saved last as soon as its row is there, once. */
export function useReveal({ reveal }: RowWindow, customers: Rows, saved: Customer | undefined): void {
  const done = useRef(saved);

  useLayoutEffect(() => {
    if (!saved || saved === done.current) return;
    const index = customers.indexOf(saved.id);
    const row = customers.at(index);
    if (!row || row.version < saved.version) return;
    done.current = saved;
    reveal(index);
  }, [customers, saved, reveal]);
}
