import { type ListScope, useGetCustomers, useReportError } from '@customer-kit/kit';
import { useMemo, useState } from 'react';
import { createRowsOfPages, type Rows } from './rows-of-pages.ts';

export interface Listing {
  list: ReturnType<typeof useGetCustomers>;
  /** What the rows belong to: while another scope is on its way, not that one. */
  shown: ListScope;
  /** Another one when the rows are of another query or order. */
  scopeKey: string;
  /** Undefined before the first page. */
  customers: Rows | undefined;
  /** There are pages not loaded yet. */
  more: boolean;
  /** Given when the next page may be asked for. */
  loadMore: (() => void) | undefined;
}

/** The rows of a scope as they come, and what the host should know about them. */
export function useListing({ query, sort, status, deleted }: ListScope): Listing {
  const wanted = useMemo(() => ({ query, sort, status, deleted }), [query, sort, status, deleted]);
  const list = useGetCustomers(wanted);
  const { data, error, isPlaceholderData, isFetching, hasNextPage, fetchNextPage } = list;
  useReportError(error);

  const [shown, setShown] = useState(wanted);
  if (data && !isPlaceholderData && shown !== wanted) setShown(wanted);

  const [rowsOf] = useState(createRowsOfPages);
  const customers = useMemo(() => data && rowsOf(data.pages), [data, rowsOf]);
  const loadMore = useMemo(
    () => (hasNextPage && !isFetching && !error ? () => void fetchNextPage() : undefined),
    [hasNextPage, isFetching, error, fetchNextPage],
  );
  return {
    list,
    shown,
    scopeKey: useMemo(() => JSON.stringify(shown), [shown]),
    customers,
    more: data !== undefined && data.pages.at(-1)?.nextCursor !== null,
    loadMore,
  };
}
