// What `npm run seed` and `npm run verify-table` do, as commands, against a backend of their own.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { problemBody } from '@customer-kit/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Backend, startBackend, startDynamoDb, synthesize } from './index.ts';
import { localClient } from './local-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-tools-'));
const running: { stop: () => Promise<void> }[] = [];
let backend: Backend;

beforeAll(async () => {
  const assembly = await synthesize(join(folder, 'cdk.out'));
  const dynamodb = await startDynamoDb({ port: 0 });
  running.push(dynamodb);
  backend = await startBackend({ apiPort: 0, dynamodb, assembly, functionLog: () => {} });
  running.push(backend);
});
afterAll(async () => {
  for (const { stop } of running.toReversed()) await stop();
  rmSync(folder, { recursive: true });
});

function run(command: string, ...args: string[]) {
  return ended(start(command, ...args));
}

function start(command: string, ...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...args]);
}

async function ended(child: ChildProcessWithoutNullStreams) {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}

const seed = (...args: string[]) => run('seed-command', '--api', backend.apiUrl, ...args);
const verify = (...args: string[]) =>
  run('verify-table', '--table', backend.tableName, '--endpoint', backend.dynamodbEndpoint, ...args);

async function items(prefix: string) {
  const client = localClient(backend.dynamodbEndpoint);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: backend.tableName }));
  client.destroy();
  return Items.filter(({ pk }) => pk?.S?.startsWith(prefix));
}

test.each([
  ['seed-command', 'npm run seed -- --count N'],
  ['verify-table', 'npm run verify-table -- [--repair]'],
])('%s says how it is used to who gives an option it does not have', async (command, usage) => {
  const { code, output } = await run(command, '--help');
  expect(code).toBe(2);
  expect(output).toContain("Unknown option '--help'");
  expect(output).toContain(usage);
});

test('seeds samples, and none a second time', async () => {
  expect(await seed('--count', '5')).toMatchObject({ code: 0, output: expect.stringContaining('5 created') });
  expect(await seed('--count', '12')).toMatchObject({ code: 0, output: expect.stringContaining('12 created') });
  expect(await items('CUSTOMER#')).toHaveLength(12);
});

test('loads the good rows of a file, says what is wrong with the others, and does it again without doubles', async () => {
  const before = (await items('CUSTOMER#')).length;
  const file = join(folder, 'customers.csv');
  writeFileSync(file, 'name,email\nAnn,ann@file.test\nBob,bob\nCid,ANN@file.test\n');
  for (const _ of ['first', 'second']) {
    const { code, output } = await seed('--file', file, '--parallel', '1');
    expect(code).toBe(1);
    expect(output).toContain('line 3: email must be an e-mail address');
    expect(output).toContain('line 4: another customer has the e-mail address ANN@file.test.');
    expect(output).toContain('1 of 3 rows loaded, 2 not.');
    expect(await items('CUSTOMER#')).toHaveLength(before + 1);
  }
});

test('does not call loaded what was deleted since an earlier run', async () => {
  const file = join(folder, 'deleted.csv');
  writeFileSync(file, 'name,email\nAnn,ann@deleted.test\nBob,bob@deleted.test\n');
  expect(await seed('--file', file)).toMatchObject({ code: 0, output: expect.stringContaining('2 of 2 rows loaded') });
  const headers = { authorization: `Bearer ${backend.token(['customers/read', 'customers/write'])}` };
  const found = await fetch(`${backend.apiUrl}/customers?email=bob@deleted.test`, { headers });
  const { items: bobs } = (await found.json()) as { items: { id: string }[] };
  await fetch(`${backend.apiUrl}/customers/${bobs[0]?.id}`, { method: 'DELETE', headers });

  const { code, output } = await seed('--file', file);
  expect(code).toBe(1);
  expect(output).toMatch(
    /^line 3: was loaded before and deleted since\. Restore it until \d{4}-.*, or change the row/m,
  );
  expect(output).toContain('1 of 2 rows loaded, 1 not.');
});

test('says what is not loaded when it has to give up', async () => {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    requests += 1;
    response.writeHead(requests === 1 ? 201 : 401).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = join(folder, 'broken-off.csv');
  writeFileSync(file, 'name,email\nAnn,ann@file.test\nBob,bob\nCid,cid@file.test\nDan,dan@file.test\n');
  const sent = ['--api', api, '--token', 'ended', '--parallel', '1'];
  const { code, output } = await run('seed-command', '--file', file, ...sent);
  expect(code).toBe(2);
  expect(output).toContain('line 3: email must be');
  expect(output).toContain('1 of 4 rows loaded, 1 not. 2 have no answer yet, the first in line 4. Run this again.');
  expect(output).toContain('answered 401');
  requests = 0;
  const samples = await run('seed-command', '--count', '3', ...sent);
  expect(samples).toMatchObject({ code: 2, output: expect.stringContaining('1 created') });
  expect(samples.output).toContain('2 have no answer yet. Run this again.');
  server.close();
});

test('says what is not loaded when somebody breaks it off, while it waits, too', async () => {
  const waits = Promise.withResolvers<void>();
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    requests += 1;
    if (requests === 1) response.writeHead(201).end();
    else response.writeHead(503, { 'retry-after': '100' }).end(() => waits.resolve());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = start('seed-command', '--count', '3', '--api', api, '--token', 'given', '--parallel', '1');
  const end = ended(child);
  await waits.promise;
  child.kill('SIGINT');
  const { signal, output } = await end;
  expect(signal).toBe('SIGINT');
  expect(output).toContain('1 created');
  expect(output).toContain('2 have no answer yet. Run this again.');
  server.close();
});

test('says why samples are refused', async () => {
  const problem = problemBody('idempotency-mismatch');
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(409, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { code, output } = await run('seed-command', '--count', '2', '--api', api, '--token', 'given');
  expect(code).toBe(1);
  expect(output).toMatch(/^2 were refused, the first sample-\d: .*answered 409 This Idempotency-Key was used/m);
  server.close();
});

test('says where no API answers', async () => {
  const { code, output } = await run('seed-command', '--count', '1', '--api', 'http://127.0.0.1:1');
  expect([code, output]).toEqual([2, expect.stringContaining('No API answers at http://127.0.0.1:1.')]);
});

test('verifies a table, finds a lost guard, mends it', async () => {
  expect(await verify()).toMatchObject({ code: 0, output: expect.stringContaining('no faults') });
  const [guard] = await items('EMAIL#');
  if (!guard?.pk || !guard.sk) throw new Error('There is no guard.');
  const client = localClient(backend.dynamodbEndpoint);
  await client.send(new DeleteItemCommand({ TableName: backend.tableName, Key: { pk: guard.pk, sk: guard.sk } }));
  client.destroy();
  expect(await verify()).toMatchObject({ code: 1, output: expect.stringContaining('customer-without-guard') });
  expect(await verify('--repair')).toMatchObject({ code: 0, output: expect.stringContaining('1 faults mended') });
  expect(await verify()).toMatchObject({ code: 0 });
});

test('tells a table that is not there from one that is whole', async () => {
  const { code, output } = await run('verify-table', '--table', 'none-such', '--endpoint', backend.dynamodbEndpoint);
  expect([code, output]).toEqual([2, expect.stringContaining('There is no table none-such')]);
});
