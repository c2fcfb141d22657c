/**
 * What a page is a part of: the query behind each order of customers, and the keys of its rows. Rows carry the list row,
 * so that a page is read from the index or from the search tokens alone.
 */
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import {
  type CustomerStatus,
  type CustomerSummary,
  isFoundBy,
  leads,
  type Sort,
  searchTokens,
  tokenLimit,
} from '@customer-kit/contract';
import { toAttributes } from './attribute-values.ts';
import {
  customerKey,
  deletedSummaryOf,
  everyCustomer,
  everyDeleted,
  type Item,
  idAtEnd,
  searchedFields,
  secondsOf,
  summaryOf,
  tokenPartitionKey,
  tokenStatusKey,
} from './item.ts';
import { type IndexName, table } from './table.ts';

/** A query in an order: what a cursor belongs to, and how its position and a row's key belong together. */
export interface Listing {
  /** Two requests with equal identity are pages of one answer. */
  identity: unknown;
  input: QueryInput;
  /** The attribute whose values order the rows and end with the customer's id. */
  positionAttribute: string;
  /** The key to start after, or undefined for a position that this listing has not. */
  startKey: (position: string) => Record<string, string> | undefined;
  summaryOf: (row: Item, position: string) => CustomerSummary;
  /** Of the rows that `input` and the shortcuts read, those that belong to it; all when there is none. */
  matches?: (row: Item) => boolean;
  /** Queries that have the same customers in another order: whichever is short answers this one, too. */
  shortcuts?: readonly Shortcut[];
}

interface Shortcut {
  input: QueryInput;
  /** Where a row of `input` would be in the listing. */
  positionOf: (row: Item) => string;
}

export type QueryInput = Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>;

/** Indexes by what orders them, for all customers and for those of one status. */
const sortedIndexes = {
  name: ['name-index', 'status-name-index'],
  createdAt: ['created-index', 'status-created-index'],
} as const;

export function listingOf(sort: Sort, status: CustomerStatus | undefined): Listing {
  const [all, ofStatus] = sortedIndexes[sort === 'name' || sort === '-name' ? 'name' : 'createdAt'];
  const index = status === undefined ? all : ofStatus;
  return {
    identity: [sort, status ?? ''],
    ...indexListing(index, status ?? everyCustomer, sort.startsWith('-')),
    summaryOf,
  };
}

/** The last one deleted first. One whose time is over is not listed, though DynamoDB may take days to remove it. */
export function deletedListing(): Listing {
  const { input, ...listing } = indexListing('created-index', everyDeleted, true);
  return {
    identity: ['deleted'],
    ...listing,
    input: {
      ...input,
      FilterExpression: '#ttl > :now',
      ExpressionAttributeNames: { ...input.ExpressionAttributeNames, '#ttl': table.timeToLive },
      ExpressionAttributeValues: {
        ...input.ExpressionAttributeValues,
        ...toAttributes({ ':now': secondsOf(Date.now()) }),
      },
    },
    summaryOf: deletedSummaryOf,
  };
}

type SortedIndexName = (typeof sortedIndexes)[keyof typeof sortedIndexes][number];

/** One partition of an index, from its beginning or from its end. */
function indexListing(index: SortedIndexName, partition: string, backwards: boolean) {
  const { partitionKey, sortKey } = table.indexes[index];
  return {
    input: { ...equals(index, partitionKey, partition), ScanIndexForward: !backwards },
    positionAttribute: sortKey,
    startKey: (position: string) => ({
      [partitionKey]: partition,
      [sortKey]: position,
      ...customerKey(idAtEnd(position)),
    }),
  };
}

/** More words than this are not worth asking for: one of so many is rare enough. */
const mostShortcuts = 3;

/**
 * The search for customers with a token for each word; undefined when nobody can have that many tokens. Rows come in
 * the order of the tokens that the first word begins; the other words are shortcuts.
 */
export function searchOf(words: readonly string[], status: CustomerStatus | undefined): Listing | undefined {
  if (words.length > tokenLimit) return undefined;
  const [lead = '', ...further] = words;
  const [attribute, partition] = tokenQueryKey(lead, status);
  const shortcuts = further
    .filter(leads)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostShortcuts);
  return {
    identity: [status ?? '', lead, ...further],
    input: searchInput(lead, status),
    positionAttribute: table.sortKey,
    startKey: (position) =>
      position.startsWith(lead)
        ? { [table.partitionKey]: tokenPartitionKey(lead), [attribute]: partition, [table.sortKey]: position }
        : undefined,
    summaryOf,
    ...(further.length > 0 && { matches: (row: Item) => isFoundBy(searchedFields(row), words) }),
    shortcuts: shortcuts.map((word) => ({
      input: searchInput(word, status),
      positionOf: (row) =>
        `${searchTokens(searchedFields(row)).find((token) => token.startsWith(lead))}#${idAtEnd(row.sk)}`,
    })),
  };
}

/** The tokens that a word begins. See `tokenItems` for why each customer comes once. */
function searchInput(word: string, status: CustomerStatus | undefined): QueryInput {
  const [attribute, partition] = tokenQueryKey(word, status);
  return {
    ...(status !== undefined && { IndexName: 'token-status-index' satisfies IndexName }),
    KeyConditionExpression: '#partition = :partition AND begins_with(#token, :word)',
    FilterExpression: '#lcp < :length',
    ExpressionAttributeNames: { '#partition': attribute, '#token': table.sortKey, '#lcp': 'lcp' },
    ExpressionAttributeValues: toAttributes({
      ':partition': partition,
      ':word': word,
      ':length': Array.from(word).length,
    }),
  };
}

function tokenQueryKey(word: string, status: CustomerStatus | undefined): [attribute: string, partition: string] {
  return status === undefined
    ? [table.partitionKey, tokenPartitionKey(word)]
    : [table.indexes['token-status-index'].partitionKey, tokenStatusKey(word, status)];
}

export function equals(index: IndexName, attribute: string, value: string) {
  return {
    IndexName: index,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': attribute },
    ExpressionAttributeValues: toAttributes({ ':partition': value }),
  };
}
