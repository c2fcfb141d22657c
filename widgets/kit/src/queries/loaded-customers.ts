import { useCallback, useSyncExternalStore } from 'react';
import { useWidget } from '../widget-context.ts';
import { type CustomerList, type ListScope, listQueryKey } from './list-cache.ts';

export interface LoadedCustomers {
  count: number;
  /** There are pages the list has not asked for yet. */
  more: boolean;
}

/**
 * How much of a list the group has loaded; undefined before its first page. Watches only: it neither asks the API nor
 * keeps a request alive, so a search without a list costs nothing.
 */
export function useLoadedCustomers({ query, sort }: ListScope): LoadedCustomers | undefined {
  const { queryClient } = useWidget().group;
  const subscribe = useCallback(
    (listener: () => void) => queryClient.getQueryCache().subscribe(listener),
    [queryClient],
  );
  const list = useSyncExternalStore(subscribe, () =>
    queryClient.getQueryData<CustomerList>(listQueryKey({ query, sort })),
  );
  if (!list) return undefined;
  return {
    count: list.pages.reduce((sum, { items }) => sum + items.length, 0),
    more: list.pages.at(-1)?.nextCursor !== null,
  };
}
