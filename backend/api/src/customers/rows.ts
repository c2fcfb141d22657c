/**
 * Reads as many rows of a listing as a page needs. A filter can leave few of what a query reads: of two words that many
 * customers have, few may have both. Then the other words are read, too, each as far as the first one would be: the word
 * that few have is soon at its end, and then all that match are known. So a search costs what its rarest word costs, or
 * what fills a page from the first word, whichever is less; not flat are only words that are each common and seldom met
 * together.
 */
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { byCodePoint } from '@customer-kit/contract';
import { answered, database, tableName } from './database.ts';
import type { Item } from './item.ts';
import type { Listing, QueryInput } from './listings.ts';

type StartKey = Record<string, string> | undefined;

/** `wanted` rows after `start`, or all there are. */
export async function readRows(listing: Listing, wanted: number, start: StartKey): Promise<Item[]> {
  const { input, shortcuts = [] } = listing;
  const main = new Reading(input, start);
  const others = shortcuts.map((shortcut) => ({ ...shortcut, reading: new Reading(shortcut.input, undefined) }));
  await main.advance(readAhead(wanted, main));
  while (!main.atEnd && main.rows.length < wanted) {
    const further = others.length > 0 ? Math.min(readAhead(wanted, main), main.read * 3) : readAhead(wanted, main);
    await Promise.all(others.map(({ reading }) => reading.advance(further)));
    const complete = others.find(({ reading }) => reading.atEnd);
    if (complete) return inOrder(listing, complete.reading.rows, complete.positionOf, start);
    await main.advance(further);
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
  /** Rows read, of which the filter has left `rows`. */
  read = 0;
  atEnd = false;
  private readonly input: QueryInput;
  private next: QueryCommandInput['ExclusiveStartKey'];

  constructor(input: QueryInput, start: StartKey) {
    this.input = input;
    this.next = start;
  }

  async advance(Limit: number): Promise<void> {
    const query = new QueryCommand({ TableName: tableName, ...this.input, Limit, ExclusiveStartKey: this.next });
    const {
      Items = [],
      ScannedCount = 0,
      LastEvaluatedKey,
    } = await answered((options) => database.send(query, options));
    this.rows.push(...(Items as Item[]));
    this.read += ScannedCount;
    this.next = LastEvaluatedKey;
    this.atEnd = LastEvaluatedKey === undefined;
  }
}

/**
 * How many rows to read for those that are missing, if the filter goes on keeping as many as it has kept so far. Never
 * few, because a query is charged for 4 KB at least.
 */
function readAhead(wanted: number, { rows, read }: Reading): number {
  const missing = wanted - rows.length;
  const expected = read === 0 ? missing : Math.ceil((missing * read) / Math.max(rows.length, 1));
  return Math.min(1_000, Math.max(12, expected));
}
