/** Fills a table past API and functions, as fast as DynamoDB Local takes it: for benches, which ask about large tables. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { customerItem, guardItem, tokenItems } from '@customer-kit/api/items';
import { type Customer, createCustomerBody, validate } from '@customer-kit/contract';
import { sampleCustomer } from '@customer-kit/contract/sample';

export interface BulkLoadOptions {
  client: DynamoDBClient;
  tableName: string;
  /** Numbers of the sample customers: from `from` to the one before `to`. */
  from: number;
  to: number;
  onProgress?: (fraction: number) => void;
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
export async function bulkLoadCustomers({ client, tableName, from, to, onProgress }: BulkLoadOptions): Promise<void> {
  const items = function* () {
    for (let index = from; index < to; index += 1) {
      const customer = loadedCustomer(index);
      yield* [customerItem(customer), guardItem(customer), ...tokenItems(customer)];
      onProgress?.((index + 1 - from) / (to - from));
    }
  };
  await bulkWrite(client, tableName, items());
}

/** Puts items, whatever they are, in batches, several at a time. */
export async function bulkWrite(client: DynamoDBClient, table: string, items: Iterable<object>): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const queue = items[Symbol.iterator]();
  const work = async () => {
    for (;;) {
      const batch = [...take(queue, batchSize)];
      if (batch.length === 0) return;
      let left: Record<string, unknown>[] | undefined = batch.map((Item) => ({ PutRequest: { Item } }));
      while (left && left.length > 0) {
        const batchWrite = new BatchWriteCommand({ RequestItems: { [table]: left } });
        left = (await documents.send(batchWrite)).UnprocessedItems?.[table];
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

/** The next ones; unlike `Iterator.take` it leaves the iterator open for those after. */
function* take<T>(iterator: Iterator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i += 1) {
    const next = iterator.next();
    if (next.done) return;
    yield next.value;
  }
}
