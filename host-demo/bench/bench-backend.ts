import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  accessToken,
  bulkLoadCustomers,
  fillDatabaseFile,
  loadedItems,
  localClient,
  startBackend,
  startDynamoDb,
} from '@customer-kit/infra/local';
import { progressBar } from '@customer-kit/infra/progress';
import { createSampleTable, sampleItems, sampleTable } from './sample-table.ts';

interface Measured {
  status: number;
  body: string;
  /** What the function logged of this very request. */
  log: { readUnits: number; latency: number };
}

/** The local backend with a database of its own, to be measured. */
export interface BenchBackend extends AsyncDisposable {
  apiUrl: string;
  tableName: string;
  dynamodbEndpoint: string;
  client: DynamoDBClient;
  /** For requests past `get`. */
  headers: () => Promise<Record<string, string>>;
  get: (path: string) => Promise<Measured>;
  /** Sample customers `from` … `to` - 1, with a progress bar. */
  load: (from: number, to: number) => Promise<void>;
}

/**
 * `filled`: with so many sample customers from the beginning, in its table and in the one of samples. Both are then in a
 * file that is written past the database, because loading a million takes that hours; without it they are in memory.
 */
export async function startBenchBackend({ filled = 0 } = {}): Promise<BenchBackend> {
  await using started = new AsyncDisposableStack();
  const dataDir = filled > 0 ? mkdtempSync(join(tmpdir(), 'customer-kit-bench-')) : undefined;
  if (dataDir !== undefined) started.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const options = { heapMb: 1_024, ...(dataDir !== undefined && { dataDir }) };
  let dynamodb = await startDynamoDb({ port: 0, ...options });
  started.defer(() => dynamodb.stop());
  const logged = new Map<string, Measured['log']>();
  const functionLog = (line: string) => {
    if (!line.startsWith('{')) throw new Error(line);
    const { requestId, ...log } = JSON.parse(line) as Measured['log'] & { requestId: string };
    logged.set(requestId, log);
  };
  const { apiUrl, tableName, stop } = await startBackend({ apiPort: 0, dynamodb, functionLog });
  started.defer(stop);
  const client = localClient(dynamodb.endpoint);
  started.defer(() => client.destroy());
  if (dataDir !== undefined) {
    await createSampleTable(client);
    await dynamodb.stop();
    const bar = progressBar(`Writing ${filled} customers into a file`);
    const items = loadedItems({ from: 0, to: filled, onProgress: (fraction) => bar.update(fraction) });
    fillDatabaseFile(dataDir, [
      { table: sampleTable, items: sampleItems(0, filled) },
      { table: tableName, items },
    ]);
    bar.done();
    dynamodb = await startDynamoDb({ port: Number(new URL(dynamodb.endpoint).port), ...options });
  }
  const token = accessToken(apiUrl);
  const headers = async (): Promise<Record<string, string>> => {
    const bearer = await token();
    return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  };
  const all = started.move();
  return {
    apiUrl,
    tableName,
    dynamodbEndpoint: dynamodb.endpoint,
    client,
    headers,
    async get(path) {
      const response = await fetch(`${apiUrl}${path}`, { headers: await headers() });
      const body = await response.text();
      if (!response.ok) throw new Error(`${path} answered ${response.status} ${body}`);
      const log = await entry(logged, response.headers.get('x-request-id') ?? '');
      return { status: response.status, body, log };
    },
    async load(from, to) {
      const bar = progressBar(`Loading customers ${from + 1} to ${to}`);
      await bulkLoadCustomers({ client, tableName, from, to, onProgress: (fraction) => bar.update(fraction) });
      bar.done();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A function's output comes through a pipe of its own, so the line may be later than the answer. */
async function entry(logged: Map<string, Measured['log']>, requestId: string): Promise<Measured['log']> {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; ) {
    const log = logged.get(requestId);
    if (log) return log;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`No function logged the request ${requestId}.`);
}
