/**
 * Reads a whole table and reports every broken invariant (see invariants.ts), while others may be writing: a fault is
 * reported only after a transactional read of all that it is about has shown it again. Holds a page for each segment at
 * a time, however large the table is. Takes its client as a parameter, because it runs outside of Lambda.
 */
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { DescribeTableCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  type BrokenInvariant,
  brokenInvariants,
  type FaultKind,
  type Lookup,
  ownerKey,
  relatedKeys,
} from './invariants.ts';
import { type Item, type Key, unchanged } from './item.ts';
import { passingReasons } from './passing-reasons.ts';

export interface VerifyOptions {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Mend what can be mended without a decision. Default: nothing is written. */
  repair?: boolean;
  /** After every page. `total` is DynamoDB's own count, which on AWS is up to six hours old. */
  onProgress?: (progress: { checked: number; total: number }) => void;
}

export interface Fault {
  kind: FaultKind;
  /** Partition and sort key of the item that is wrong, or that is not there. May contain an e-mail address. */
  key: string;
  /** In English, for people. Has no field of a customer but its id. */
  detail: string;
  repaired: boolean;
}

interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

/** Parts of the table that are read at the same time. */
const segments = 4;
const pageSize = 200;
const batchSize = 100;
/** Reads of one item before it counts as being edited all the time. */
const attempts = 5;
/** Tries of one transaction: autoscaling takes minutes to add capacity. */
const transactionAttempts = 40;

/** Gives each fault once it is confirmed. Throws what DynamoDB throws. A second run after a repair finds what only the first repair brought to light. */
export async function* verifyTable(options: VerifyOptions): AsyncGenerator<Fault> {
  const { client, tableName, repair = false, onProgress } = options;
  const table: Table = { client, name: tableName };
  const total = (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table?.ItemCount ?? 0;
  let checked = 0;
  let scans = Array.from({ length: segments }, (_, segment) => scanSegment(table, segment, segments));
  while (scans.length > 0) {
    const pages = await Promise.all(scans.map((scan) => scan.next()));
    scans = scans.filter((_, i) => !pages[i]?.done);
    const items = pages.flatMap((page) => (page.done ? [] : page.value));
    for (const suspect of await suspects(table, items)) {
      const { faults, owner } = await confirm(table, suspect);
      for (const broken of faults) {
        const { kind, key, detail } = broken;
        const repaired = repair && (await mend(table, broken, ownerKey(suspect), owner));
        yield { kind, key: `${key.pk} ${key.sk}`, detail, repaired };
      }
    }
    checked += items.length;
    onProgress?.({ checked, total: Math.max(total, checked) });
  }
}

async function* scanSegment({ client, name }: Table, Segment: number, TotalSegments: number): AsyncGenerator<Item[]> {
  let next: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({
      TableName: name,
      Segment,
      TotalSegments,
      Limit: pageSize,
      ConsistentRead: true,
      ExclusiveStartKey: next,
    });
    const { Items = [], LastEvaluatedKey } = await client.send(scan);
    yield Items as Item[];
    next = LastEvaluatedKey;
  } while (next);
}

/** The items that look wrong. A writer at work looks wrong, too: the items of a page are not of one moment. */
async function suspects(table: Table, items: readonly Item[]): Promise<Item[]> {
  const lookup = await readAll(table, items.flatMap(relatedKeys));
  return items.filter((item) => brokenInvariants(item, lookup, Date.now()).length > 0);
}

async function readAll(table: Table, keys: readonly Key[]): Promise<Lookup> {
  const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const starts = Array.from({ length: Math.ceil(wanted.length / batchSize) }, (_, batch) => batch * batchSize);
  const batches = await Promise.all(starts.map((start) => readBatch(table, wanted.slice(start, start + batchSize))));
  const found = new Map(batches.flat().map((item) => [nameOf(item), item]));
  return (key) => found.get(nameOf(key));
}

/** What DynamoDB leaves out for want of capacity is asked for again, later each time. */
async function readBatch({ client, name }: Table, keys: Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left: Record<string, unknown>[] = keys;
  for (let pause = 50; left.length > 0; pause = Math.min(pause * 2, 5_000)) {
    const batch = new BatchGetCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } });
    const { Responses, UnprocessedKeys } = await client.send(batch);
    items.push(...((Responses?.[name] ?? []) as Item[]));
    left = UnprocessedKeys?.[name]?.Keys ?? [];
    if (left.length > 0) await setTimeout(Math.random() * pause);
  }
  return items;
}

interface Confirmation {
  faults: BrokenInvariant[];
  /** The customer that all of this is about, if there is one. */
  owner?: Item | undefined;
}

/** What is wrong with an item and all it belongs to at one moment. */
async function confirm(table: Table, suspect: Item): Promise<Confirmation> {
  let item = suspect;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const snapshot = await readSnapshot(table, [item, ...relatedKeys(item)]);
    const current = snapshot(item);
    if (!current) return { faults: [] };
    if (isDeepStrictEqual(current, item)) {
      return { faults: brokenInvariants(item, snapshot, Date.now()), owner: snapshot(ownerKey(item)) };
    }
    item = current;
  }
  return { faults: [] }; // Edited faster than it can be read: every one of these edits was whole.
}

async function readSnapshot({ client, name }: Table, keys: readonly Key[]): Promise<Lookup> {
  const TransactItems = keys.map(({ pk, sk }) => ({ Get: { TableName: name, Key: { pk, sk } } }));
  const { Responses = [] } = await retried(() => client.send(new TransactGetCommand({ TransactItems })));
  const found = new Map(Responses.flatMap(({ Item }) => (Item ? [[nameOf(Item as Item), Item as Item]] : [])));
  return (key) => found.get(nameOf(key));
}

/**
 * Writes what should be there, provided that the customer is still as it was when the fault was confirmed. False when it
 * is not, or when a person must decide.
 */
async function mend(table: Table, broken: BrokenInvariant, customer: Key, owner: Item | undefined): Promise<boolean> {
  const { key, shouldBe, kind } = broken;
  if (shouldBe === undefined) return false;
  const isOwner = isDeepStrictEqual(customer, key);
  const condition = isOwner ? still(owner) : kind === 'customer-without-guard' ? still(undefined) : {};
  const target = { TableName: table.name, ...condition };
  const TransactItems: TransactItems = [
    ...(isOwner ? [] : [{ ConditionCheck: { TableName: table.name, Key: customer, ...still(owner) } }]),
    shouldBe ? { Put: { ...target, Item: defined(shouldBe) } } : { Delete: { ...target, Key: key } },
  ];
  try {
    await retried(() => table.client.send(new TransactWriteCommand({ TransactItems })));
    return true;
  } catch (error) {
    if (hasReason(error, 'ConditionalCheckFailed')) return false;
    throw error;
  }
}

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Every save of a customer takes its guard and tokens with it. */
function still(item: Item | undefined) {
  return item ? unchanged(item) : { ConditionExpression: 'attribute_not_exists(pk)' };
}

function defined(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** Writers at work on the same items are waited for, and so is capacity. */
async function retried<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === transactionAttempts || !passingReasons.some((code) => hasReason(error, code))) throw error;
      await setTimeout(Math.random() * Math.min(50 * 2 ** attempt, 10_000));
    }
  }
}

function hasReason(error: unknown, code: string): boolean {
  return (
    error instanceof TransactionCanceledException && (error.CancellationReasons ?? []).some(({ Code }) => Code === code)
  );
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}
