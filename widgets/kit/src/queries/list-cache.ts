import {
  byCodePoint,
  type Customer,
  type CustomerPage,
  type CustomerSummary,
  matchesWords,
  nameSortKey,
  queryWords,
  type Sort,
  searchTokens,
  summarize,
} from '@customer-kit/contract';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

/**
 * Puts what a save answered into the lists already loaded, at the place the server will have it. A list is not fetched
 * again for that: indexes follow a write with a delay, so the row could be missing from a fresh page.
 */

/** What a cached list is a list of; the last part of its query key. */
export interface ListScope {
  query: string;
  sort: Sort;
}

export type CustomerList = InfiniteData<CustomerPage, string | undefined>;

export const listKey = 'customers';

export function listQueryKey(scope: ListScope): readonly [typeof listKey, ListScope] {
  return [listKey, scope];
}

export function putIntoLists(queryClient: QueryClient, saved: Customer): void {
  changeLists(queryClient, (list, scope) => put(list, scope, saved));
}

export function takeFromLists(queryClient: QueryClient, id: string): void {
  changeLists(queryClient, (list) => without(list, id));
}

function changeLists(queryClient: QueryClient, change: (list: CustomerList, scope: ListScope) => CustomerList): void {
  for (const [key, list] of queryClient.getQueriesData<CustomerList>({ queryKey: [listKey] })) {
    const scope = key[1] as ListScope;
    if (list) queryClient.setQueryData(key, change(list, scope));
  }
}

function without(list: CustomerList, id: string): CustomerList {
  if (!list.pages.some(({ items }) => items.some((row) => row.id === id))) return list;
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.id !== id) })) };
}

function put(list: CustomerList, { query, sort }: ListScope, saved: Customer): CustomerList {
  const row = summarize(saved);
  if (query === '') return insert(without(list, saved.id), row, comparators[sort]);
  if (!matchesWords(searchTokens(saved), queryWords(query))) return without(list, saved.id);
  return replace(list, row) ?? insert(list, row, () => -1);
}

/** A search is ordered by matched word, which a row does not show: a row already there keeps its place. */
function replace(list: CustomerList, row: CustomerSummary): CustomerList | undefined {
  if (!list.pages.some(({ items }) => items.some(({ id }) => id === row.id))) return undefined;
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.map((old) => (old.id === row.id ? row : old)) })),
  };
}

/** Before the first row that comes after it; after the last loaded row only when there are no more pages to load. */
function insert(list: CustomerList, row: CustomerSummary, compare: Comparator): CustomerList {
  const last = list.pages.length - 1;
  const target = list.pages.findIndex(({ items }) => items.some((other) => compare(row, other) < 0));
  if (target === -1 && list.pages[last]?.nextCursor !== null) return list;
  return {
    ...list,
    pages: list.pages.map((page, index) => {
      if (index !== (target === -1 ? last : target)) return page;
      const at = page.items.findIndex((other) => compare(row, other) < 0);
      return { ...page, items: page.items.toSpliced(at === -1 ? page.items.length : at, 0, row) };
    }),
  };
}

type Comparator = (a: CustomerSummary, b: CustomerSummary) => number;

const byName: Comparator = (a, b) => byCodePoint(nameSortKey(a.name), nameSortKey(b.name)) || byCodePoint(a.id, b.id);
const byCreation: Comparator = (a, b) => byCodePoint(a.createdAt, b.createdAt) || byCodePoint(a.id, b.id);

const comparators: Record<Sort, Comparator> = {
  name: byName,
  '-name': (a, b) => byName(b, a),
  createdAt: byCreation,
  '-createdAt': (a, b) => byCreation(b, a),
};
