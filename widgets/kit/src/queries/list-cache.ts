import {
  byCodePoint,
  type Customer,
  type CustomerPage,
  type CustomerSummary,
  type DeletedCustomer,
  matchesWords,
  nameSortKey,
  queryWords,
  type Sort,
  searchTokens,
  summarize,
  summarizeDeleted,
} from '@customer-kit/contract';
import type { QueryClient } from '@tanstack/react-query';
import { keepAnswer } from './answers.ts';
import { type CustomerList, type ListScope, listKey, listQueryKey } from './list-scope.ts';

/**
 * Puts what a save answered into the lists already loaded, at the place the server will have it. A list is not fetched
 * again for that: indexes follow a write with a delay, so the row could be missing from a fresh page.
 */

/** Takes a change back: the lists are as they were, save for what happened to other rows meanwhile. */
export type Rollback = () => void;

/** A save that is not answered yet. */
export function putIntoLists(queryClient: QueryClient, saved: Customer): Rollback {
  return changeLists(queryClient, saved.id, (list, scope) => put(list, scope, saved));
}

/** A deletion that is not answered yet. */
export function takeFromLists(queryClient: QueryClient, id: string): Rollback {
  return changeLists(queryClient, id, (list) => without(list, id));
}

/** A customer as the API has answered. */
export function learnSaved(queryClient: QueryClient, saved: Customer): void {
  learn(queryClient, saved, (list, scope) => put(list, scope, saved));
}

/** A customer who is gone, as the API has answered. With what is left, it comes to the head of the list of deleted ones. */
export function learnGone(queryClient: QueryClient, id: string, deleted: DeletedCustomer | undefined): void {
  const { version = Number.POSITIVE_INFINITY } = deleted ?? {};
  learn(queryClient, { id, version }, (list, scope) => {
    const rest = without(list, id);
    return deleted && scope.deleted ? insert(rest, summarizeDeleted(deleted), first) : rest;
  });
}

type ListChange = (list: CustomerList, scope: ListScope) => CustomerList;

/** An index has a write after so many milliseconds at the latest, as a rule. */
const indexDelay = 2_000;

/** Changes the lists there are, and pages to come that do not know of it. */
function learn(queryClient: QueryClient, { id, version }: { id: string; version: number }, change: ListChange): void {
  const at = Date.now();
  keepAnswer(queryClient, id, (page, { scope, cursor, asked }) => {
    const list = { pages: [page], pageParams: [cursor] };
    const row = placeOf(list, id)?.row;
    if (row ? row.version >= version : asked > at + indexDelay) return page;
    const { pages = [], pageParams = [] } = queryClient.getQueryData<CustomerList>(listQueryKey(scope)) ?? {};
    const from = pageParams.indexOf(cursor);
    const earlier = { pages: from === -1 ? pages : pages.slice(0, from), pageParams };
    // A single page cannot tell what belongs before it.
    const changed = cursor !== undefined && placeOf(earlier, id) ? without(list, id) : change(list, scope);
    return changed.pages[0] ?? page;
  });
  changeLists(queryClient, id, change);
}

function changeLists(queryClient: QueryClient, id: string, change: ListChange): Rollback {
  const rollbacks: Rollback[] = [];
  for (const [key, list] of queryClient.getQueriesData<CustomerList>({ queryKey: [listKey] })) {
    if (!list) continue;
    const changed = change(list, key[1] as ListScope);
    if (changed === list) continue;
    const before = placeOf(list, id);
    const made = placeOf(changed, id)?.row;
    queryClient.setQueryData(key, changed);
    rollbacks.push(() =>
      queryClient.setQueryData<CustomerList>(key, (now) => now && takeBack(now, { id, before, made })),
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
  let page = 0;
  for (const { items } of list.pages) {
    const at = items.findIndex((row) => row.id === id);
    const row = items[at];
    if (row) return { row, page, following: items.slice(at + 1).map((other) => other.id) };
    page += 1;
  }
  return undefined;
}

interface Change {
  id: string;
  /** Undefined: the row was not there. */
  before: Place | undefined;
  /** What the change made of the row; undefined: it left. */
  made: CustomerSummary | undefined;
}

function takeBack(list: CustomerList, { id, before, made }: Change): CustomerList {
  // Somebody else's answer about this row came meanwhile: theirs is newer than what there was before.
  if (placeOf(list, id)?.row.version !== made?.version) return list;
  const rest = without(list, id);
  const page = before && rest.pages[before.page];
  if (!page) return rest;
  const at = page.items.findIndex((row) => before.following.includes(row.id));
  const items = page.items.toSpliced(at === -1 ? page.items.length : at, 0, before.row);
  return { ...rest, pages: rest.pages.with(before.page, { ...page, items }) };
}

function without(list: CustomerList, id: string): CustomerList {
  return changePageOf(list, id, (items) => items.filter((row) => row.id !== id));
}

function put(list: CustomerList, { query, sort, status, deleted }: ListScope, saved: Customer): CustomerList {
  const row = summarize(saved);
  const belongs =
    !deleted &&
    (status === undefined || status === saved.status) &&
    (query === '' || matchesWords(searchTokens(saved), queryWords(query)));
  if (!belongs) return without(list, saved.id);
  if (query === '') return insert(without(list, saved.id), row, comparators[sort]);
  // A search is ordered by matched word, which a row does not show: a row already there keeps its place.
  const replaced = changePageOf(list, row.id, (items) => items.map((old) => (old.id === row.id ? row : old)));
  return replaced === list ? insert(list, row, first) : replaced;
}

/** The other pages stay the same objects: with a thousand pages loaded, nobody has to compare their rows. */
function changePageOf(
  list: CustomerList,
  id: string,
  change: (items: CustomerSummary[]) => CustomerSummary[],
): CustomerList {
  const holds = ({ items }: CustomerPage) => items.some((row) => row.id === id);
  if (!list.pages.some(holds)) return list;
  return { ...list, pages: list.pages.map((page) => (holds(page) ? { ...page, items: change(page.items) } : page)) };
}

/** Before the first row that comes after it; after the last loaded row only when there are no more pages to load. */
function insert(list: CustomerList, row: CustomerSummary, compare: Comparator): CustomerList {
  const last = list.pages.length - 1;
  const target = list.pages.findIndex(({ items }) => {
    const end = items.at(-1);
    return end !== undefined && compare(row, end) < 0;
  });
  const index = target === -1 ? last : target;
  const page = list.pages[index];
  if (!page || (target === -1 && page.nextCursor !== null)) return list;
  const at = page.items.findIndex((other) => compare(row, other) < 0);
  const items = page.items.toSpliced(at === -1 ? page.items.length : at, 0, row);
  return { ...list, pages: list.pages.with(index, { ...page, items }) };
}

type Comparator = (a: CustomerSummary, b: CustomerSummary) => number;

const first: Comparator = () => -1;
const byName: Comparator = (a, b) => byCodePoint(nameSortKey(a.name), nameSortKey(b.name)) || byCodePoint(a.id, b.id);
const byCreation: Comparator = (a, b) => byCodePoint(a.createdAt, b.createdAt) || byCodePoint(a.id, b.id);

const comparators: Record<Sort, Comparator> = {
  name: byName,
  '-name': (a, b) => byName(b, a),
  createdAt: byCreation,
  '-createdAt': (a, b) => byCreation(b, a),
};
