import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { accessToken, bulkLoadCustomers, localClient, startBackend, startDynamoDb } from '@customer-kit/infra/local';
import { progressBar } from '@customer-kit/infra/progress';

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

/** `onDisk`: in a temporary folder instead of in memory, for more customers than memory holds. */
export async function startBenchBackend({ onDisk = false } = {}): Promise<BenchBackend> {
  await using started = new AsyncDisposableStack();
  const dataDir = onDisk ? mkdtempSync(join(tmpdir(), 'customer-kit-bench-')) : undefined;
  if (dataDir !== undefined) started.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const dynamodb = await startDynamoDb({ port: 0, heapMb: 1_024, ...(dataDir !== undefined && { dataDir }) });
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
