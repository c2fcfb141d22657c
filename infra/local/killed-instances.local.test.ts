import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { verifyTable } from '@customer-kit/api/verify';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { afterEach, expect, test } from 'vitest';
import { startBackend, startDynamoDb, synthesize } from './index.ts';
import { localClient } from './local-table.ts';

/** `KILLS=200` for the full run. */
const kills = Number(process.env.KILLS ?? 25);

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of running.splice(0).toReversed()) await stop();
});

test(`${kills} instances killed in the middle of writes leave no broken invariant`, {
  timeout: 60_000 + kills * 2_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-killed-'));
  running.push({ stop: async () => rmSync(folder, { recursive: true }) });
  const assembly = await synthesize(join(folder, 'cdk.out'));
  const dynamodb = await startDynamoDb({ port: 0 });
  running.push(dynamodb);
  const backend = await startBackend({ apiPort: 0, dynamodb, assembly, functionLog: () => {} });
  running.push(backend);
  const { apiUrl, tableName } = backend;
  const authorization = `Bearer ${backend.token(['customers/read', 'customers/write'])}`;
  const statuses = new Map<number, number>();
  const enough = new AbortController();

  const send = async (method: string, path: string, body?: object, headers = {}) => {
    const response = await fetch(apiUrl + path, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    return { status: response.status, text: await response.text() };
  };

  /** Creates, changes and deletes until enough instances were killed; what fails on the way is left as it is. */
  async function writer(lane: number) {
    for (let i = 0; !enough.signal.aborted; i += 1) {
      const [fields] = sampleCustomers(1, lane * 100_000 + i);
      if (!fields) throw new Error('No sample customer.');
      const created = await send('POST', '/customers', fields);
      if (created.status !== 201) continue;
      const { id } = JSON.parse(created.text) as { id: string };
      const body = { ...fields, status: 'active', name: `${fields.name} II` };
      await send('PUT', `/customers/${id}`, body, { 'if-match': '"1"' });
      if (i % 2 === 0) await send('DELETE', `/customers/${id}`);
    }
  }

  async function killer() {
    for (let killed = 0; killed < kills; ) {
      await setTimeout(20 + Math.random() * 60);
      const pids = Object.values(backend.functionProcesses()).flat();
      const pid = pids[Math.floor(Math.random() * pids.length)];
      if (pid === undefined) continue;
      process.kill(pid, 'SIGKILL');
      killed += 1;
    }
    enough.abort();
  }

  await Promise.all([killer(), writer(1), writer(2), writer(3)]);
  expect(statuses.get(502)).toBeGreaterThan(0);
  expect(statuses.get(201)).toBeGreaterThan(0);

  const client = DynamoDBDocumentClient.from(localClient(dynamodb.endpoint));
  const faults = [];
  for await (const fault of verifyTable({ client, tableName })) faults.push(fault);
  client.destroy();
  expect(faults).toEqual([]);
});
