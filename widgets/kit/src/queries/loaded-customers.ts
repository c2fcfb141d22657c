import { useGroupState, useWidget } from '@customer-kit/kit';
import { useCallback, useSyncExternalStore } from 'react';
import { type CustomerList, listQueryKey } from './list-scope.ts';

export interface LoadedCustomers {
  count: number;
  /** There are pages the list has not asked for yet. */
  more: boolean;
}

/**
 * How much of the list that the group shows is loaded; undefined before its first page. Watches only: it neither asks
 * the API nor keeps a request alive, so a search without a list costs nothing.
 */
export function useLoadedCustomers(): LoadedCustomers | undefined {
  const { queryClient } = useWidget().group;
  const query = useGroupState((state) => state.query);
  const sort = useGroupState((state) => state.sort);
  const status = useGroupState((state) => state.status);
  const deleted = useGroupState((state) => state.deleted);
  const subscribe = useCallback(
    (listener: () => void) => queryClient.getQueryCache().subscribe(listener),
    [queryClient],
  );
  const list = useSyncExternalStore(subscribe, () =>
    queryClient.getQueryData<CustomerList>(listQueryKey({ query, sort, status, deleted })),
  );
  if (!list) return undefined;
  return {
    count: list.pages.reduce((sum, { items }) => sum + items.length, 0),
    more: list.pages.at(-1)?.nextCursor !== null,
  };
}
