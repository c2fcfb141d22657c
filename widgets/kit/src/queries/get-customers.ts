import type { CustomerPage } from '@customer-kit/contract';
import {
  focusManager,
  keepPreviousData,
  onlineManager,
  type QueryClient,
  type QueryFunctionContext,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ApiClient } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';
import { retriesRead } from '../api/retry.ts';
import type { Group } from '../group.ts';
import { useWidget } from '../widget-context.ts';
import { type PageRequest, withAnswers } from './answers.ts';
import { fetchCustomerPage, pageSize } from './customer-page.ts';
import { type CustomerList, type ListScope, listQueryKey } from './list-scope.ts';
import { searchableQuery } from './searchable-query.ts';
import { withFreshPage } from './with-fresh-page.ts';

/** A list that nobody looked at for so long is read again. Milliseconds. */
const staleAfter = 30_000;

/**
 * Customers page by page. While the scope changes, the rows of the former scope stay (`isPlaceholderData`); requests of
 * a scope nobody shows any more are aborted.
 *
 * Coming back to it, by the network, the window or another scope, reads what is in view again, and nothing else:
 * TanStack's own way, every loaded page in turn, would be a thousand requests for a list that was scrolled through.
 */
export function useGetCustomers(scope: ListScope) {
  const { client, queryClient } = useWidget().group;
  const { queryKey } = listQuery(client, scope);
  const hash = JSON.stringify(queryKey);
  /** Index of the row at the top of the viewport. */
  const topRow = useRef(0);
  const onTopRow = useCallback((row: number) => {
    topRow.current = row;
  }, []);

  const list = useInfiniteQuery({
    ...listQuery(client, scope),
    placeholderData: keepPreviousData,
    refetchOnReconnect: false,
  });

  /** Of this scope, until it is shown no more. */
  const reading = useRef<AbortSignal>(undefined);
  const refreshed = useMutation<void, Error, number>({
    async mutationFn(row: number) {
      const { current: signal } = reading;
      for (const index of pagesAt(queryClient.getQueryData<CustomerList>(queryKey), row)) {
        const { pages = [], pageParams = [] } = queryClient.getQueryData<CustomerList>(queryKey) ?? {};
        if (index >= pages.length) return;
        const request = { scope, cursor: pageParams[index], asked: Date.now() };
        const page = await freshPage(client, queryClient, request, signal);
        queryClient.setQueryData<CustomerList>(queryKey, (now) => now && withFreshPage(now, index, page));
      }
    },
    networkMode: 'online',
    retry: retriesRead,
  });
  const { mutate: refresh, reset: forget } = refreshed;

  const comeBack = useRef((_elsewhere: boolean) => {});
  useEffect(() => {
    comeBack.current = (elsewhere) => {
      const { error, isFetching, data, isPlaceholderData, refetch } = list;
      if (isFetching || refreshed.isPending || isPlaceholderData) return;
      if (error && !data) {
        void refetch();
      } else if (isStale(queryClient, queryKey)) {
        if (elsewhere) queryClient.setQueryData<CustomerList>(queryKey, firstPage);
        refresh(elsewhere ? 0 : topRow.current);
      }
    };
  });

  useEffect(() => {
    const ending = new AbortController();
    reading.current = ending.signal;
    forget();
    comeBack.current(true);
    return () => ending.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another scope is what it is for
  }, [hash, forget]);
  useEffect(() => onlineManager.subscribe((online) => online && comeBack.current(false)), []);
  useEffect(() => focusManager.subscribe((focused) => focused && comeBack.current(false)), []);

  const error = list.error ?? refreshed.error;
  return {
    ...list,
    error,
    onTopRow,
    /** The rows there are are being read again. */
    isRefreshing: refreshed.isPending || list.isRefetching,
    // oxlint-disable-next-line typescript/unbound-method -- TanStack binds it
    isOffline: !useSyncExternalStore(onlineManager.subscribe, isOnline, isOnline),
    /** Whether a customer is among the rows loaded. */
    holds: (id: string) =>
      queryClient.getQueryData<CustomerList>(queryKey)?.pages.some(({ items }) => items.some((row) => row.id === id)) ??
      false,
    /** Tries again what failed: the first page, the next one, or reading what is in view again. */
    retry: () => {
      if (error instanceof ApiError && error.problemName === 'invalid-cursor')
        void queryClient.resetQueries({ queryKey });
      else if (list.isFetchNextPageError) void list.fetchNextPage();
      else if (list.data === undefined || list.isPlaceholderData) void list.refetch();
      else refresh(topRow.current);
    },
  };
}

/** Reads the first page of a list before it is shown. Whether that fails is the list's to find out. */
export async function prefetchCustomers(
  { client, queryClient, store }: Group,
  { query }: { query?: string | undefined },
): Promise<void> {
  const { query: searched, sort, status } = store.get();
  const scope = { query: searchableQuery(query ?? searched), sort, status };
  await queryClient.prefetchInfiniteQuery({ ...listQuery(client, scope), retry: false });
}

function listQuery(client: ApiClient, scope: ListScope) {
  return {
    queryKey: listQueryKey(scope),
    queryFn: (context: QueryFunctionContext<readonly unknown[], string | undefined>) =>
      freshPage(client, context.client, { scope, cursor: context.pageParam, asked: Date.now() }, context.signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CustomerPage) => page.nextCursor ?? undefined,
    structuralSharing: joined,
    staleTime: 'static' as const,
  };
}

/** A page of the API, with what was answered about customers while it was on its way. */
async function freshPage(
  client: ApiClient,
  cache: QueryClient,
  request: PageRequest,
  signal?: AbortSignal,
): Promise<CustomerPage> {
  const { scope, cursor } = request;
  return withAnswers(cache, await fetchCustomerPage(client, scope, cursor, signal), request);
}

/** The next page goes behind the rows as they are by then: TanStack has kept those of when it was asked for. */
function joined(now: unknown, next: unknown): unknown {
  const { pages: known = [] } = (now ?? {}) as Partial<CustomerList>;
  const { pages, pageParams } = next as CustomerList;
  const follows = known.at(-1)?.nextCursor === (pageParams.at(-1) ?? '');
  return follows ? { pages: [...known, pages.at(-1)], pageParams } : next;
}

function isOnline(): boolean {
  return onlineManager.isOnline();
}

/** Two pages' worth of rows are never in view, so those of the first row and of the one a page below are enough. */
function pagesAt(list: CustomerList | undefined, row: number): number[] {
  let index = 0;
  let end = 0;
  for (const { items } of list?.pages ?? []) {
    end += items.length;
    if (row < end) break;
    index += 1;
  }
  const last = (list?.pages.length ?? 1) - 1;
  return end - row < pageSize / 2 && index < last ? [index, index + 1] : [Math.min(index, last)];
}

function isStale(queryClient: QueryClient, queryKey: readonly unknown[]): boolean {
  const { dataUpdatedAt = 0 } = queryClient.getQueryState(queryKey) ?? {};
  return dataUpdatedAt > 0 && Date.now() - dataUpdatedAt > staleAfter;
}

/** Who comes from another scope starts at the top; what lies below is read when it is scrolled to. */
function firstPage(list: CustomerList | undefined): CustomerList | undefined {
  return list && { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) };
}
