import { type CustomerSummary, useGroupState, useWidget } from '@customer-kit/kit';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Rows } from './rows-of-pages.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  /** How many of them are rows. */
  count: number;
  /** Those selected, in the order of the list. */
  rows: () => readonly CustomerSummary[];
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
export function useSelection(customers: Rows, scope: string): Selection {
  const { store } = useWidget().group;
  const ids = useGroupState((state) => state.selection);
  const count = useMemo(() => (ids.size === 0 ? 0 : countOf(customers, ids)), [ids, customers]);
  const latest = useRef(customers);
  /** Where ranges begin, and what was selected before the one that grows and shrinks now. */
  const anchor = useRef({ id: '', before: ids });
  const scopeOfIds = useRef(scope);

  useLayoutEffect(() => {
    latest.current = customers;
  });

  const actions = useMemo(
    () => ({
      rows: () => [...latest.current].filter(({ id }) => store.get().selection.has(id)),
      select(index: number, range: boolean, from = index) {
        const customer = latest.current.at(index);
        if (!customer) return;
        const { selection } = store.get();
        if (!range) {
          const next = new Set(selection);
          if (!next.delete(customer.id)) next.add(customer.id);
          anchor.current = { id: customer.id, before: next };
          store.set({ selection: next });
          return;
        }
        let start = latest.current.indexOf(anchor.current.id);
        if (start === -1) {
          start = from;
          anchor.current = { id: latest.current.at(from)?.id ?? '', before: selection };
        }
        const between = [...latest.current].slice(Math.min(start, index), Math.max(start, index) + 1);
        store.set({ selection: new Set([...anchor.current.before, ...between.map(({ id }) => id)]) });
      },
      selectAll() {
        store.set({ selection: new Set([...latest.current].map(({ id }) => id)) });
      },
      clear() {
        anchor.current = { id: '', before: new Set() };
        if (store.get().selection.size > 0) store.set({ selection: new Set() });
      },
    }),
    [store],
  );

  useEffect(() => {
    if (scopeOfIds.current !== scope) actions.clear();
    scopeOfIds.current = scope;
  }, [scope, actions]);

  return useMemo(() => ({ ids, count, ...actions }), [ids, count, actions]);
}

/** Without a list of them: every page that comes asks, and there may be a hundred thousand. */
function countOf(customers: Rows, ids: ReadonlySet<string>): number {
  let count = 0;
  for (const { id } of customers) if (ids.has(id)) count += 1;
  return count;
}
