/**
 * Reads as many rows of a listing as a page needs. Few of what a query reads may belong to it: of two words that many
 * customers have, few may have both. Then the other words are read, too, each half as far as the first one: a word that few
 * have is soon at its end, and then all that match are known. So a search costs about what its rarest word costs, or what
 * fills a page from the first word, whichever is less; not flat are only words that are each common and seldom met
 * together.
 */
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { byCodePoint } from '@customer-kit/contract';
import { type Attributes, fromAttributes, toAttributes } from './attribute-values.ts';
import { answered, database, tableName } from './database.ts';
import type { Item } from './item.ts';
import type { Listing, QueryInput } from './listings.ts';

type StartKey = Record<string, string> | undefined;

/** `wanted` rows after `start`, or all there are. */
export async function readRows(listing: Listing, wanted: number, start: StartKey): Promise<Item[]> {
  const { input, matches, shortcuts = [] } = listing;
  const main = new Reading(input, matches, start);
  const others = shortcuts.map((shortcut) => ({
    ...shortcut,
    reading: new Reading(shortcut.input, matches, undefined),
  }));
  await main.advance(readAhead(wanted, main));
  while (!main.atEnd && main.rows.length < wanted) {
    await Promise.all(
      others.map(({ reading }) => reading.advance(Math.max(1, Math.ceil(main.read / 2) - reading.read))),
    );
    const complete = others.find(({ reading }) => reading.atEnd);
    if (complete) return inOrder(listing, complete.reading.rows, complete.positionOf, start);
    const further = readAhead(wanted, main);
    await main.advance(others.length > 0 ? Math.min(further, main.read * 3) : further);
  }
  return main.rows;
}

/** All rows of a shortcut as rows of the listing it is for, after `start`. */
function inOrder(
  { positionAttribute }: Listing,
  rows: readonly Item[],
  positionOf: (row: Item) => string,
  start: StartKey,
): Item[] {
  const after = start?.[positionAttribute] ?? '';
  return rows
    .map((row) => ({ row, position: positionOf(row) }))
    .filter(({ position }) => byCodePoint(position, after) > 0)
    .toSorted((a, b) => byCodePoint(a.position, b.position))
    .map(({ row, position }) => ({ ...row, [positionAttribute]: position }));
}

/** A query that is read on and on. */
class Reading {
  readonly rows: Item[] = [];
  /** Rows read, of which `rows` are left. */
  read = 0;
  atEnd = false;
  private readonly input: QueryInput;
  private readonly matches: Listing['matches'];
  private next: Attributes | undefined;

  constructor(input: QueryInput, matches: Listing['matches'], start: StartKey) {
    this.input = input;
    this.matches = matches;
    this.next = start && toAttributes(start);
  }

  /** Reads so many further rows, or, unless all of them are sure to belong to it, as many as cost the same. */
  async advance(rows: number): Promise<void> {
    const areSure = this.read === 0 && !this.matches;
    const Limit = areSure ? rows : Math.ceil(rows / rowsIn4KB) * rowsIn4KB;
    const query = new QueryCommand({ TableName: tableName, ...this.input, Limit, ExclusiveStartKey: this.next });
    const {
      Items = [],
      ScannedCount = 0,
      LastEvaluatedKey,
    } = await answered((options) => database.send(query, options));
    const items = Items.map((item) => fromAttributes(item) as Item);
    this.rows.push(...(this.matches ? items.filter(this.matches) : items));
    this.read += ScannedCount;
    this.next = LastEvaluatedKey;
    this.atEnd = LastEvaluatedKey === undefined;
  }
}

/** A query is charged for each 4 KB that it begins; rows have some 200 bytes. */
const rowsIn4KB = 19;

/** How many rows to read for those that are missing, if as many of them go on being left as have been so far. */
function readAhead(wanted: number, { rows, read }: Reading): number {
  const missing = wanted - rows.length;
  const expected = read === 0 ? missing : Math.ceil((missing * read) / Math.max(rows.length, 1));
  return Math.min(1_000, expected);
}
