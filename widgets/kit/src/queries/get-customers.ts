import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useWidget } from '../widget-context.ts';
import { type ListScope, listQueryKey } from './list-cache.ts';

/** Rows fetched at once: the most the API gives, so that fast scrolling waits rarely. */
const pageSize = 100;

/**
 * Customers page by page. While the scope changes, the rows of the former scope stay (`isPlaceholderData`); requests of
 * a scope nobody shows any more are aborted.
 */
export function useGetCustomers({ query, sort }: ListScope) {
  const { client } = useWidget().group;
  return useInfiniteQuery({
    queryKey: listQueryKey({ query, sort }),
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'getCustomers',
        { query: { limit: pageSize, cursor: pageParam, ...(query === '' ? { sort } : { q: query }) } },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
