import { afterEach, expect, test } from 'vitest';
import { type RunningMockWorker, startMockWorker } from './browser.ts';
import { createCustomerMock } from './customer-mock.ts';
import { offline, withCustomers } from './scenarios.ts';

const running: RunningMockWorker[] = [];
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});

test('answers the page’s requests below the base URL, and no others', async () => {
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(3)] });
  running.push(await startMockWorker(mock));

  const response = await fetch('/mock-api/customers?limit=2');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({ items: [{}, {}], nextCursor: expect.any(String) });

  const created = await fetch('/mock-api/customers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Zoë', email: 'zoe@example.com' }),
  });
  expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"']);
  expect(mock.customers.findByEmail('zoe@example.com')?.name).toBe('Zoë');

  const other = await fetch('/mockServiceWorker.js');
  expect(await other.text()).toContain('Mock Service Worker');
});

test('answers for an API of another origin, and fails as without a network', async () => {
  const mock = createCustomerMock({ baseUrl: 'https://customers.test', scenarios: [withCustomers(1)] });
  running.push(await startMockWorker(mock));
  expect((await fetch('https://customers.test/customers')).status).toBe(200);
  mock.use(offline());
  await expect(fetch('https://customers.test/customers')).rejects.toThrow(TypeError);
});

test('says what to do when there is no worker script', async () => {
  const mock = createCustomerMock({ baseUrl: '/mock-api' });
  await expect(startMockWorker(mock, { url: '/nowhere/worker.js' })).rejects.toThrow('npx msw init');
});
