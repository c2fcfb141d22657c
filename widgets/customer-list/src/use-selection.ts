import { type CustomerSummary, useGroupState, useWidget } from '@customer-kit/kit';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Those selected, in the order of the list. */
  rows: readonly CustomerSummary[];
  /** Adds or removes one row; with `range`, adds all between it and the one chosen before, or `from` without one. */
  select: (index: number, range: boolean, from?: number) => void;
  selectAll: () => void;
  clear: () => void;
}

/**
 * The rows somebody wants to do something with. It is the group's, so that a host can read it, and holds ids: what is
 * done is done to the rows as they are by then. Another query or status starts without one, for a row that is not in
 * sight should not be deleted with others.
 */
export function useSelection(customers: readonly CustomerSummary[], scope: string): Selection {
  const { store } = useWidget().group;
  const ids = useGroupState((state) => state.selection);
  const rows = useMemo(() => (ids.size === 0 ? [] : customers.filter(({ id }) => ids.has(id))), [ids, customers]);
  const latest = useRef(customers);
  /** Where ranges begin, and what was selected before the one that grows and shrinks now. */
  const anchor = useRef({ id: '', before: ids });
  const scopeOfIds = useRef(scope);

  useLayoutEffect(() => {
    latest.current = customers;
  });

  const changes = useMemo(
    () => ({
      select(index: number, range: boolean, from = index) {
        const customer = latest.current[index];
        if (!customer) return;
        const { selection } = store.get();
        if (!range) {
          const next = new Set(selection);
          if (!next.delete(customer.id)) next.add(customer.id);
          anchor.current = { id: customer.id, before: next };
          store.set({ selection: next });
          return;
        }
        let start = latest.current.findIndex(({ id }) => id === anchor.current.id);
        if (start === -1) {
          start = from;
          anchor.current = { id: latest.current[from]?.id ?? '', before: selection };
        }
        const between = latest.current.slice(Math.min(start, index), Math.max(start, index) + 1);
        store.set({ selection: new Set([...anchor.current.before, ...between.map(({ id }) => id)]) });
      },
      selectAll() {
        store.set({ selection: new Set(latest.current.map(({ id }) => id)) });
      },
      clear() {
        anchor.current = { id: '', before: new Set() };
        if (store.get().selection.size > 0) store.set({ selection: new Set() });
      },
    }),
    [store],
  );

  useEffect(() => {
    if (scopeOfIds.current !== scope) changes.clear();
    scopeOfIds.current = scope;
  }, [scope, changes]);

  return useMemo(() => ({ ids, rows, ...changes }), [ids, rows, changes]);
}
