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

/** Takes a change back: the lists are as they were, save for what happened to other rows meanwhile. */
export type Rollback = () => void;

export function putIntoLists(queryClient: QueryClient, saved: Customer): Rollback {
  return changeLists(queryClient, saved.id, (list, scope) => put(list, scope, saved));
}

export function takeFromLists(queryClient: QueryClient, id: string): Rollback {
  return changeLists(queryClient, id, (list) => without(list, id));
}

function changeLists(
  queryClient: QueryClient,
  id: string,
  change: (list: CustomerList, scope: ListScope) => CustomerList,
): Rollback {
  const rollbacks: Rollback[] = [];
  for (const [key, list] of queryClient.getQueriesData<CustomerList>({ queryKey: [listKey] })) {
    if (!list) continue;
    const changed = change(list, key[1] as ListScope);
    if (changed === list) continue;
    const before = placeOf(list, id);
    const put = placeOf(changed, id)?.row;
    queryClient.setQueryData(key, changed);
    rollbacks.push(() =>
      queryClient.setQueryData<CustomerList>(key, (now) => now && takeBack(now, { id, before, put })),
    );
  }
  return () => {
    for (const rollback of rollbacks) rollback();
  };
}

/** Where a row is in a list. */
interface Place {
  row: CustomerSummary;
  page: number;
  /** Ids of the rows after it in its page. */
  following: readonly string[];
}

function placeOf(list: CustomerList, id: string): Place | undefined {
  for (const [page, { items }] of list.pages.entries()) {
    const at = items.findIndex((row) => row.id === id);
    const row = items[at];
    if (row) return { row, page, following: items.slice(at + 1).map((other) => other.id) };
  }
  return undefined;
}

interface Change {
  id: string;
  /** Undefined: the row was not there. */
  before: Place | undefined;
  /** What the change made of the row; undefined: it left. */
  put: CustomerSummary | undefined;
}

function takeBack(list: CustomerList, { id, before, put }: Change): CustomerList {
  // Somebody else's answer about this row came meanwhile: theirs is newer than what there was before.
  if (placeOf(list, id)?.row.version !== put?.version) return list;
  const rest = without(list, id);
  const page = before && rest.pages[before.page];
  if (!page) return rest;
  const at = page.items.findIndex((row) => before.following.includes(row.id));
  const items = page.items.toSpliced(at === -1 ? page.items.length : at, 0, before.row);
  return { ...rest, pages: rest.pages.with(before.page, { ...page, items }) };
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
