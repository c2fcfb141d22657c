/**
 * Writes items into the file of a DynamoDB Local that is not running: for benches of a million customers, which its API
 * takes hours for. The layout of the file is DynamoDB Local's own affair (version v2.4.0 of it, pinned in
 * dynamodb-local.mjs), so another version is refused; what is written is read, and can be verified, through its API.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Attributes, toAttributes } from '@customer-kit/api/attribute-values';

const knownVersion = 'v2.4.0';

export interface TableFill {
  /** Its name. */
  table: string;
  /** As `customerItem` makes them: texts, numbers and maps of these; what is undefined is left out. */
  items: Iterable<Record<string, unknown>>;
}

/**
 * `dataDir`: the folder of `startDynamoDb`, whose database has created the tables and is stopped. Throws for the file of
 * another version, for a table that is not in it, and for an item without its key.
 */
export function fillDatabaseFile(dataDir: string, fills: readonly TableFill[]): void {
  using database = new DatabaseSync(join(dataDir, 'shared-local-instance.db'));
  const version = database.prepare('SELECT version FROM cf').get()?.version;
  if (version !== knownVersion) {
    throw new Error(
      `The file is of DynamoDB Local ${String(version)}; only ${knownVersion} can be filled. Load by its API.`,
    );
  }
  // Nothing is lost with the file but the time to fill it. Its own pages of 1 KB would hold one item each.
  database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000');
  database.exec('PRAGMA page_size = 8192; VACUUM; BEGIN');
  for (const fill of fills) fillTable(database, fill);
  database.exec('COMMIT');
}

function fillTable(database: DatabaseSync, { table, items }: TableFill): void {
  const keys = keyColumns(database, table);
  // Made once over all rows, indexes take a fraction of what they take row by row.
  const indexes = database.prepare('SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql LIKE ?');
  const dropped = indexes.all(table, 'CREATE INDEX%');
  for (const { name } of dropped) database.exec(`DROP INDEX "${String(name)}"`);

  const ranged = keys.has('rangeKey');
  const hashColumns = ranged ? ['hashValue', 'rangeValue', 'hashRangeValue'] : ['hashValue'];
  const columns = [...keys.keys(), ...hashColumns, 'itemSize', 'ObjectJSON'];
  const insert = database.prepare(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const item of items) {
    const attributes = toAttributes(item);
    const values = [...keys.values()].map((name) => bytesOf(attributes[name]?.S));
    const [hashKey, rangeKey] = values;
    if (!hashKey || (ranged && !rangeKey)) throw new Error(`An item of ${table} has no key.`);
    const hashValue = digest(hashKey);
    const rangeValue = rangeKey && digest(rangeKey);
    const hashes = ranged && rangeValue ? [hashValue, rangeValue, digest(hashValue, rangeValue)] : [hashValue];
    insert.run(...values, ...hashes, itemSize(attributes), Buffer.from(JSON.stringify(attributes)));
  }
  for (const { sql } of dropped) database.exec(String(sql));
}

/** The attribute that each key column holds, the hash key first and the range key second. */
function keyColumns(database: DatabaseSync, table: string): Map<string, string> {
  const stored = database.prepare('SELECT TableInfo FROM dm WHERE TableName = ?').get(table)?.TableInfo;
  if (!(stored instanceof Uint8Array)) throw new Error(`The file has no table ${table}. Create it first.`);
  const { SQLiteIndex } = JSON.parse(Buffer.from(stored).toString()) as { SQLiteIndex: Record<string, KeyColumn[]> };
  const columns = Object.values(SQLiteIndex)
    .flat()
    .map(({ SQLiteColumnName, DynamoDBAttribute }) => [SQLiteColumnName, DynamoDBAttribute.AttributeName] as const);
  return new Map(columns.toSorted(([a], [b]) => rank(a) - rank(b)));
}

interface KeyColumn {
  SQLiteColumnName: string;
  DynamoDBAttribute: { AttributeName: string };
}

function rank(column: string): number {
  return column === 'hashKey' ? 0 : column === 'rangeKey' ? 1 : 2;
}

function bytesOf(text: string | undefined): Buffer | null {
  return text === undefined ? null : Buffer.from(text);
}

const salt = Buffer.from('LocalDdb');

function digest(...values: Uint8Array[]): Buffer {
  return hash('sha1', Buffer.concat([salt, ...values]), 'buffer');
}

/** As DynamoDB counts (Developer Guide, "DynamoDB item sizes"): names and texts in UTF-8, two digits of a number to a byte. */
function itemSize(attributes: Attributes): number {
  let size = 0;
  for (const [name, { S, N, M }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name);
    if (S !== undefined) size += Buffer.byteLength(S);
    else if (N !== undefined) size += 1 + digitPairs(N);
    else if (M !== undefined) size += 3 + Object.keys(M).length + itemSize(M);
  }
  return size;
}

/** Pairs from the decimal point on, without those of zeros at the end. */
function digitPairs(integer: string): number {
  const pairs = integer.padStart(integer.length + (integer.length % 2), '0').replace(/(?:00)+$/, '');
  return pairs.length / 2;
}
