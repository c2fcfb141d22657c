/**
 * Pages of customers: by name, by creation, by search, each of one status or of all, by e-mail, and of those deleted.
 * Each is one query of an index or of the search tokens of a prefix, eventually consistent, and costs what its rows
 * cost, however many customers there are (a search for several words: rows.ts). Pages are full unless last, and no row
 * is lost or repeated between them: a page begins right after the last row of the one before.
 */
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type CustomerPage, emailKey, type GetCustomersQuery, operations, queryWords } from '@customer-kit/contract';
import { InvalidCursor } from '../http/failures.ts';
import { fromAttributes } from './attribute-values.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { answered, database, tableName } from './database.ts';
import { type Item, idAtEnd, summaryOf } from './item.ts';
import { deletedListing, equals, type Listing, listingOf, searchOf } from './listings.ts';
import { readRows } from './rows.ts';
import { table } from './table.ts';

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
  const rows = Items.map((row) => fromAttributes(row) as Item);
  return { items: rows.map((row) => summaryOf(row, row.pk)), nextCursor: null };
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

function noneFound(cursor: string | undefined): CustomerPage {
  if (cursor !== undefined) throw new InvalidCursor();
  return { items: [], nextCursor: null };
}
