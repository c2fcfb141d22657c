import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Fault, verifyTable } from '@customer-kit/api/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssembly } from './assembly.ts';
import {
  bulkLoadCustomers,
  type DynamoDb,
  fillDatabaseFile,
  loadedItems,
  localClient,
  startDynamoDb,
} from './index.ts';
import { synthesize } from './synthesize.ts';
import { createTables } from './tables.ts';

const customers = { from: 0, to: 60 };
const folder = mkdtempSync(join(tmpdir(), 'customer-kit-file-'));
const dataDir = join(folder, 'data');
const running: DynamoDb[] = [];
let filled: DynamoDb;
let loaded: DynamoDb;
let tableName = '';

beforeAll(async () => {
  const assembly = readAssembly(await synthesize(join(folder, 'cdk.out')), 'dev');
  const empty = await startDynamoDb({ port: 0, dataDir });
  [tableName = ''] = await createTables(assembly, empty.endpoint);
  await empty.stop();
  fillDatabaseFile(dataDir, [{ table: tableName, items: loadedItems(customers) }]);
  filled = await startDynamoDb({ port: 0, dataDir });
  loaded = await startDynamoDb({ port: 0 });
  running.push(filled, loaded);
  await createTables(assembly, loaded.endpoint);
  await using client = disposable(loaded);
  await bulkLoadCustomers({ client, tableName, ...customers });
}, 120_000);
afterAll(async () => {
  for (const { stop } of running) await stop();
  rmSync(folder, { recursive: true });
});

function disposable({ endpoint }: DynamoDb) {
  const client = localClient(endpoint);
  return Object.assign(client, { [Symbol.asyncDispose]: async () => client.destroy() });
}

test('what was written into the file breaks no invariant', async () => {
  await using client = disposable(filled);
  const documents = DynamoDBDocumentClient.from(client);
  const faults: Fault[] = [];
  let checked = 0;
  const onProgress = (progress: { checked: number }) => (checked = progress.checked);
  for await (const fault of verifyTable({ client: documents, tableName, onProgress })) faults.push(fault);
  expect(faults).toEqual([]);
  expect(checked).toBe([...loadedItems(customers)].length);
});

const query = (name: string, value: string, index?: string): Partial<QueryCommandInput> => ({
  ...(index !== undefined && { IndexName: index }),
  KeyConditionExpression: '#key = :value',
  ExpressionAttributeNames: { '#key': name },
  ExpressionAttributeValues: { ':value': { S: value } },
});

test.each([
  ['a token partition', query('pk', 'TOKEN#ma')],
  ['name-index', query('listed', 'CUSTOMER', 'name-index')],
  ['created-index', query('listed', 'CUSTOMER', 'created-index')],
  ['status-name-index', query('listedStatus', 'lead', 'status-name-index')],
  ['token-status-index', query('ts', 'lead#ex', 'token-status-index')],
])('%s has the rows, and costs what it costs, when they are written by the API', async (_where, input) => {
  const [ofFile, ofApi] = await Promise.all(
    [filled, loaded].map(async (database) => {
      await using client = disposable(database);
      const read = new QueryCommand({ TableName: tableName, ReturnConsumedCapacity: 'TOTAL', ...input });
      const { Items, ConsumedCapacity } = await client.send(read);
      return { Items, units: ConsumedCapacity?.CapacityUnits };
    }),
  );
  expect(ofFile?.Items?.length).toBeGreaterThan(0);
  expect(ofFile).toEqual(ofApi);
});

test('a file of another DynamoDB Local is left alone', async () => {
  await filled.stop();
  using file = new DatabaseSync(join(dataDir, 'shared-local-instance.db'));
  file.exec("UPDATE cf SET version = 'v9'");
  expect(() => fillDatabaseFile(dataDir, [{ table: tableName, items: [] }])).toThrow(/v9.*Load by its API/);
});
