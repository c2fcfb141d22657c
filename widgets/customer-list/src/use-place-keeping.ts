import { useLayoutEffect, useRef } from 'react';
import type { Rows } from './rows-of-pages.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps the rows in view where they are when others come or go above them; another query or order starts at the top.
 * At the very top nothing is kept, so that a customer created there is seen.
 */
export function usePlaceKeeping({ top, shift, toTop }: RowWindow, scope: string, customers: Rows): void {
  const before = useRef({ scope, customers });

  useLayoutEffect(() => {
    const old = before.current;
    before.current = { scope, customers };
    if (old.scope !== scope) {
      toTop();
      return;
    }
    const at = top();
    const id = old.customers.at(at)?.id;
    if (at === 0 || id === undefined || customers.at(at)?.id === id) return;
    const now = customers.indexOf(id);
    if (now !== -1) shift(now - at);
  }, [scope, customers, top, shift, toTop]);
}
