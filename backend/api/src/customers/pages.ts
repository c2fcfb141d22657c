/**
 * Pages of customers: by name, by creation, by search, each of one status or of all, by e-mail, and of those deleted.
 * Each is one query of an index or of the search tokens of a prefix, eventually consistent, and costs what its rows
 * cost, however many customers there are. Pages are full
 * unless last, and no row is lost or repeated between them: a page begins right after the last row of the one before.
 */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import {
  type CustomerPage,
  type CustomerStatus,
  type CustomerSummary,
  emailKey,
  type GetCustomersQuery,
  operations,
  queryWords,
  type Sort,
  tokenLimit,
} from '@customer-kit/contract';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { answered, database, tableName } from './database.ts';
import { InvalidCursor } from './failures.ts';
import {
  customerKey,
  deletedSummaryOf,
  everyCustomer,
  everyDeleted,
  type Item,
  idAtEnd,
  secondsOf,
  summaryOf,
  tokenPartitionKey,
  tokenStatusKey,
} from './item.ts';
import { type IndexName, table } from './table.ts';

/** A query in an order: what a cursor belongs to, and how its position and a row's key belong together. */
interface Listing {
  /** Two requests with equal identity are pages of one answer. */
  identity: unknown;
  input: Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>;
  /** The attribute whose values order the rows and end with the customer's id. */
  positionAttribute: string;
  /** The key to start after, or undefined for a position that this listing has not. */
  startKey: (position: string) => Record<string, string> | undefined;
  summaryOf: (row: Item, position: string) => CustomerSummary;
}

/** Throws InvalidCursor. */
export async function findCustomers(query: GetCustomersQuery): Promise<CustomerPage> {
  const { limit, cursor, sort = 'name', q, email, status, deleted } = query;
  if (email !== undefined) {
    if (cursor !== undefined) throw new InvalidCursor();
    return findByEmail(email);
  }
  if (deleted) return readPage(deletedListing(), limit, cursor);
  if (q === undefined) return readPage(listingOf(sort, status), limit, cursor);
  const listing = searchOf(queryWords(q), status);
  return listing ? readPage(listing, limit, cursor) : noneFound(cursor);
}

async function findByEmail(email: string): Promise<CustomerPage> {
  const { partitionKey } = table.indexes['email-index'];
  const value = emailKey(email);
  // Longer or half of a surrogate pair: no stored address is, and DynamoDB would refuse it as a key.
  if (value.length > 254 || !value.isWellFormed()) return { items: [], nextCursor: null };
  const find = new QueryCommand({ TableName: tableName, ...equals('email-index', partitionKey, value), Limit: 1 });
  const { Items = [] } = await answered((options) => database.send(find, options));
  return { items: (Items as Item[]).map((row) => summaryOf(row, row.pk)), nextCursor: null };
}

/** Indexes by what orders them, for all customers and for those of one status. */
const sortedIndexes = {
  name: ['name-index', 'status-name-index'],
  createdAt: ['created-index', 'status-created-index'],
} as const;

function listingOf(sort: Sort, status: CustomerStatus | undefined): Listing {
  const [all, ofStatus] = sortedIndexes[sort === 'name' || sort === '-name' ? 'name' : 'createdAt'];
  const index = status === undefined ? all : ofStatus;
  return {
    identity: [sort, status ?? ''],
    ...indexListing(index, status ?? everyCustomer, sort.startsWith('-')),
    summaryOf,
  };
}

/** The last one deleted first. One whose time is over is not listed, though DynamoDB may take days to remove it. */
function deletedListing(): Listing {
  const { input, ...listing } = indexListing('created-index', everyDeleted, true);
  return {
    identity: ['deleted'],
    ...listing,
    input: {
      ...input,
      FilterExpression: '#ttl > :now',
      ExpressionAttributeNames: { ...input.ExpressionAttributeNames, '#ttl': table.timeToLive },
      ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':now': secondsOf(Date.now()) },
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

/**
 * The search for customers with a token for each word; undefined when nobody can have that many tokens. Rows come in
 * the order of the tokens that the first word begins, see `tokenItems` for why each customer comes once.
 */
function searchOf([lead = '', ...further]: readonly string[], status: CustomerStatus | undefined): Listing | undefined {
  if (further.length >= tokenLimit) return undefined;
  const tokens = tokenPartitionKey(lead);
  const [partitionKey, partition] =
    status === undefined
      ? [table.partitionKey, tokens]
      : [table.indexes['token-status-index'].partitionKey, tokenStatusKey(lead, status)];
  return {
    identity: [status ?? '', lead, ...further],
    input: {
      ...(status !== undefined && { IndexName: 'token-status-index' satisfies IndexName }),
      KeyConditionExpression: '#partition = :partition AND begins_with(#token, :lead)',
      FilterExpression: ['#lcp < :length', ...further.map((_, i) => `contains(#tokens, :word${i})`)].join(' AND '),
      ExpressionAttributeNames: {
        '#partition': partitionKey,
        '#token': table.sortKey,
        '#lcp': 'lcp',
        ...(further.length > 0 && { '#tokens': 'tokens' }),
      },
      ExpressionAttributeValues: {
        ':partition': partition,
        ':lead': lead,
        ':length': Array.from(lead).length,
        ...Object.fromEntries(further.map((word, i) => [`:word${i}`, ` ${word}`])),
      },
    },
    positionAttribute: table.sortKey,
    startKey: (position) =>
      position.startsWith(lead)
        ? { [table.partitionKey]: tokens, [partitionKey]: partition, [table.sortKey]: position }
        : undefined,
    summaryOf,
  };
}

function equals(index: IndexName, attribute: string, value: string) {
  return {
    IndexName: index,
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': attribute },
    ExpressionAttributeValues: { ':partition': value },
  };
}

async function readPage(listing: Listing, limit: number, cursor: string | undefined): Promise<CustomerPage> {
  const rows = await readRows(listing, limit + 1, cursor === undefined ? undefined : startOf(listing, cursor));
  const page = rows.slice(0, limit);
  const positionOf = (row: Item) => row[listing.positionAttribute] as string;
  const last = page.at(-1);
  return {
    items: page.map((row) => listing.summaryOf(row, positionOf(row))),
    nextCursor: last && rows.length > limit ? encodeCursor(listing.identity, positionOf(last)) : null,
  };
}

function startOf(listing: Listing, cursor: string): Record<string, string> {
  const position = decodeCursor(listing.identity, cursor);
  const { success: endsWithId } = operations.getCustomer.params.safeParse({ id: idAtEnd(position) });
  const start = endsWithId ? listing.startKey(position) : undefined;
  if (!start) throw new InvalidCursor();
  return start;
}

/** `wanted` rows, one more than a page has, or all there are. A filter can leave few of what a query reads. */
async function readRows(
  { input }: Listing,
  wanted: number,
  start: Record<string, string> | undefined,
): Promise<Item[]> {
  const rows: Item[] = [];
  let read = 0;
  let next: QueryCommandInput['ExclusiveStartKey'] = start;
  do {
    const Limit = readAhead(wanted - rows.length, rows.length, read);
    const query = new QueryCommand({ TableName: tableName, ...input, Limit, ExclusiveStartKey: next });
    const {
      Items = [],
      ScannedCount = 0,
      LastEvaluatedKey,
    } = await answered((options) => database.send(query, options));
    rows.push(...(Items as Item[]));
    read += ScannedCount;
    next = LastEvaluatedKey;
  } while (next && rows.length < wanted);
  return rows;
}

/**
 * How many rows to read for so many missing ones, if the filter goes on keeping as many as it has kept so far. Never
 * few, because a query is charged for 4 KB at least.
 */
function readAhead(missing: number, kept: number, read: number): number {
  const expected = read === 0 ? missing : Math.ceil((missing * read) / Math.max(kept, 1));
  return Math.min(1_000, Math.max(12, expected));
}

function noneFound(cursor: string | undefined): CustomerPage {
  if (cursor !== undefined) throw new InvalidCursor();
  return { items: [], nextCursor: null };
}
