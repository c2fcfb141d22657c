/** Fills a table past API and functions, as fast as DynamoDB Local takes it: for benches, which ask about large tables. */
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { toAttributes } from '@customer-kit/api/attribute-values';
import { customerItem, guardItem, tokenItems } from '@customer-kit/api/items';
import { type Customer, createCustomerBody, validate } from '@customer-kit/contract';
import { sampleCustomer } from '@customer-kit/contract/sample';

export interface LoadedCustomers {
  /** Numbers of the sample customers: from `from` to the one before `to`. */
  from: number;
  to: number;
  /** After each customer; from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

export interface BulkLoadOptions extends LoadedCustomers {
  /** Stays open. */
  client: DynamoDBClient;
  tableName: string;
}

const firstCreation = Date.parse('2020-01-01T00:00:00Z');
/** What one request takes. */
const batchSize = 25;
const parallel = 6;

/** Sample customer `index` as it is loaded: created a minute after the one before. */
export function loadedCustomer(index: number): Customer {
  const fields = validate(createCustomerBody, sampleCustomer(index), 'body');
  if (!fields.ok) throw new Error(`Sample customer ${index} breaks the contract: ${JSON.stringify(fields.errors)}`);
  const at = new Date(firstCreation + index * 60_000).toISOString();
  const id = `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  return { id, ...fields.data, createdAt: at, updatedAt: at, version: 1 };
}

/** Writes every item of the customers, as the API would. */
export async function bulkLoadCustomers({ client, tableName, ...customers }: BulkLoadOptions): Promise<void> {
  await bulkWrite(client, tableName, loadedItems(customers));
}

/** Every item of the customers, as the API would write it. */
export function* loadedItems({ from, to, onProgress }: LoadedCustomers): Generator<Record<string, unknown>> {
  for (let index = from; index < to; index += 1) {
    const customer = loadedCustomer(index);
    yield* [customerItem(customer), guardItem(customer), ...tokenItems(customer)];
    onProgress?.((index + 1 - from) / (to - from));
  }
}

/** Puts items, whatever they are, in batches, several at a time. */
export async function bulkWrite(
  client: DynamoDBClient,
  table: string,
  items: Iterable<Record<string, unknown>>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const work = async () => {
    for (;;) {
      const batch = [...take(queue, batchSize)];
      if (batch.length === 0) return;
      let left = batch.map((item): WriteRequest => ({ PutRequest: { Item: toAttributes(item) } }));
      while (left.length > 0) left = await unprocessed(client, table, left);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

async function unprocessed(client: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<WriteRequest[]> {
  const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  return UnprocessedItems?.[table] ?? [];
}

/** The next ones; unlike `Iterator.take` it leaves the iterator open for those after. */
function* take<T>(iterator: Iterator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i += 1) {
    const next = iterator.next();
    if (next.done) return;
    yield next.value;
  }
}
