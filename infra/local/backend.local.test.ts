import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@customer-kit/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { writeFixtureAssembly } from '../test/fixture-assembly.ts';
import { type Backend, type BackendOptions, seedCustomers, startBackend, startDynamoDb, synthesize } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-local-'));
const assembly = join(folder, 'cdk.out');
beforeAll(async () => {
  await synthesize(assembly);
});
afterAll(() => rmSync(folder, { recursive: true }));

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of running.splice(0).toReversed()) await stop();
});

async function database(dataDir?: string) {
  const dynamodb = await startDynamoDb({ port: 0, ...(dataDir !== undefined && { dataDir }) });
  running.push(dynamodb);
  return dynamodb;
}

async function start(options: Partial<BackendOptions> = {}) {
  const dynamodb = options.dynamodb ?? (await database());
  const backend = await startBackend({ apiPort: 0, assembly, functionLog: () => {}, ...options, dynamodb });
  running.push(backend);
  return backend;
}

const signedIn = ({ token }: Backend) => ({ authorization: `Bearer ${token(['customers/read', 'customers/write'])}` });

const create = (backend: Backend, headers: Record<string, string> = {}) =>
  fetch(`${backend.apiUrl}/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedIn(backend), ...headers },
    body: JSON.stringify(operations.createCustomer.example.body),
  });

const read = (backend: Backend, path: string, headers: Record<string, string> = {}) =>
  fetch(`${backend.apiUrl}${path}`, { headers: { ...signedIn(backend), ...headers } });

test('creates a customer and reads it back, through gateway, functions and database', async () => {
  const backend = await start();
  const created = await create(backend);
  expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"']);
  const answer = await read(backend, `/${created.headers.get('location')}`);
  expect(await answer.json()).toEqual(await created.json());
});

test.each([
  ['lacks its address', { name: 'Ann' }],
  ['has a status that there is none', { name: 'Ann', email: 'ann@example.com', status: 'former' }],
])('says in words what may be wrong with a body that %s', async (_what, body) => {
  const backend = await start();
  const headers = { 'content-type': 'application/json', ...signedIn(backend) };
  const answer = await fetch(`${backend.apiUrl}/customers`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { detail } = (await answer.json()) as { detail: string };
  expect([answer.status, detail]).toEqual([400, expect.stringMatching(/missing.*allowed values/)]);
});

test('allows the origins of the stage and no other', async () => {
  const backend = await start({ stage: 'prod' });
  const allowed = { origin: 'https://portal.example.com', 'access-control-request-method': 'POST' };
  const preflight = await fetch(`${backend.apiUrl}/customers`, { method: 'OPTIONS', headers: allowed });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://portal.example.com');
  const own = await create(backend, { origin: 'https://portal.example.com' });
  expect(own.headers.get('access-control-allow-origin')).toBe('https://portal.example.com');
  const other = await read(backend, '/customers', { origin: 'https://other.example.com' });
  expect(other.headers.get('access-control-allow-origin')).toBeNull();
});

test("lets in whom the pool's groups let in, whatever a page asks for", async () => {
  const { apiUrl } = await start();
  const statuses = async (groups: string[]) => {
    const body = JSON.stringify({ scopes: ['openid', 'customers/read', 'customers/write'], groups });
    const answer = await fetch(`${apiUrl}/_local/token`, { method: 'POST', body });
    const { access_token } = (await answer.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    const writing = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
    const [list, write] = [
      await fetch(`${apiUrl}/customers`, { headers }),
      await fetch(`${apiUrl}/customers`, writing),
    ];
    return [list.status, write.status];
  };
  expect(await statuses(['viewer'])).toEqual([200, 403]);
  expect(await statuses(['editor'])).toEqual([200, 400]);
  expect(await statuses(['canteen'])).toEqual([403, 403]);
});

test('keeps customers between runs', async () => {
  const dataDir = join(folder, 'kept');
  const first = await start({ dynamodb: await database(dataDir) });
  const { headers } = await create(first);
  for (const { stop } of running.splice(0).toReversed()) await stop();

  const second = await start({ dynamodb: await database(dataDir) });
  expect((await read(second, `/${headers.get('location')}`)).status).toBe(200);
});

test('says how to go on when the table of an earlier run has other keys', async () => {
  const dynamodb = await database();
  const tableOf = (key: string) => {
    const { folder: fixture, remove } = writeFixtureAssembly({
      methods: [],
      resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
            KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
            BillingMode: 'PAY_PER_REQUEST',
          },
        },
      },
    });
    running.push({ stop: async () => remove() });
    return start({ dynamodb, assembly: fixture });
  };
  await tableOf('pk');
  await expect(tableOf('id')).rejects.toThrow('npm start -- --fresh');
});

test('seeds an empty table once, and completes a seeding that was interrupted', async () => {
  const backend = await start();
  const { apiUrl } = backend;
  const token = () => backend.token(['customers/read', 'customers/write']);
  const unfinishedMarker = join(folder, 'seeding');
  const stop = new AbortController();
  const interrupted = seedCustomers({
    apiUrl,
    token,
    count: 12,
    concurrency: 2,
    unfinishedMarker,
    signal: stop.signal,
    onProgress: ({ done }) => done === 5 && stop.abort(),
  });
  await expect(interrupted).rejects.toThrow();
  expect(existsSync(unfinishedMarker)).toBe(true);

  const progress: number[] = [];
  await seedCustomers({ apiUrl, token, count: 12, unfinishedMarker, onProgress: ({ done }) => progress.push(done) });
  expect(progress.at(-1)).toBe(12);
  expect(existsSync(unfinishedMarker)).toBe(false);
  const response = await read(backend, '/customers?limit=100');
  expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(12);
  expect(await seedCustomers({ apiUrl, token, count: 12, unfinishedMarker })).toEqual({ created: 0 });
});

test('names what is missing when nothing was synthesized', async () => {
  await expect(
    startBackend({ apiPort: 0, assembly: folder, dynamodb: { endpoint: 'http://127.0.0.1:9' } }),
  ).rejects.toThrow('npm run synth');
});

test('leaves no process behind', async () => {
  const backend = await start();
  const { apiUrl, functionProcesses, stop } = backend;
  await create(backend);
  const pids = Object.values(functionProcesses()).flat();
  expect(pids).toHaveLength(1);
  await stop();
  expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
  await expect(fetch(apiUrl)).rejects.toThrow('fetch failed');
});

test('refuses a port that is taken, and names the variable that moves it', async () => {
  const { endpoint } = await database();
  await expect(startDynamoDb({ port: Number(new URL(endpoint).port) })).rejects.toThrow('DYNAMODB_PORT=');
});

test('uses a DynamoDB that runs already', async () => {
  const { endpoint } = await database();
  const external = await startDynamoDb({ endpoint });
  expect(external.endpoint).toBe(endpoint);
  await external.stop();
  expect((await start({ dynamodb: external })).dynamodbEndpoint).toBe(endpoint);
  await expect(startDynamoDb({ endpoint: 'http://127.0.0.1:9' })).rejects.toThrow('No DynamoDB answers');
});
