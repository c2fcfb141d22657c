import { readFile } from 'node:fs/promises';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { createCustomerMock } from './customer-mock.ts';
import { mockWorkerFile, type RunningMockServer, serveMock, startMockServer } from './node.ts';
import { offline, withCustomers } from './scenarios.ts';

const baseUrl = 'https://customers.test/api';
const running: RunningMockServer[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.stop();
});

test('answers below the base URL alone, beside handlers of the host', async () => {
  const other = await serveMock({ scenarios: [withCustomers(1)] });
  const mock = createCustomerMock({ baseUrl });
  const own = http.get('https://customers.test/apidocs', () => HttpResponse.text('docs'));
  running.push(startMockServer(mock, { handlers: [own] }));
  expect((await fetch(`${baseUrl}/customers`)).status).toBe(200);
  expect((await fetch(`${baseUrl}/nothing`)).status).toBe(403);
  expect(await (await fetch('https://customers.test/apidocs')).text()).toBe('docs');
  const passed = (await (await fetch(`${other.url}/customers`)).json()) as { items: unknown[] };
  expect(passed.items, 'another server is still reached').toHaveLength(1);
  await other.close();
});

test('an address that only begins as the base URL does is another’s', async () => {
  const other = await serveMock({ scenarios: [withCustomers(1)] });
  running.push(startMockServer(createCustomerMock({ baseUrl: `${other.url}/cust` })));
  expect((await fetch(`${other.url}/customers`)).status).toBe(200);
  await other.close();
});

test('a handler of the host may answer in place of the mock', async () => {
  const { server } = startedMock();
  server.use(http.get(`${baseUrl}/customers`, () => HttpResponse.json({ mine: true })));
  expect(await (await fetch(`${baseUrl}/customers`)).json()).toEqual({ mine: true });
});

test('offline fails as fetch does without a network', async () => {
  const { mock } = startedMock();
  mock.use(offline());
  await expect(fetch(`${baseUrl}/customers`)).rejects.toThrow(TypeError);
});

test('knows where the worker script of its MSW is', async () => {
  expect(await readFile(mockWorkerFile(), 'utf8')).toContain('Mock Service Worker');
});

function startedMock() {
  const mock = createCustomerMock({ baseUrl });
  const server = startMockServer(mock);
  running.push(server);
  return { mock, server: server.server };
}
