import type { Customer } from '@customer-kit/contract';
import { afterEach, expect, test } from 'vitest';
import { createCustomerMock } from './customer-mock.ts';
import { offline, slow, withCustomers } from './scenarios.ts';
import { type ServedMock, type ServeMockOptions, serveMock } from './serve-mock.ts';

const open: ServedMock[] = [];
afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function serve(options?: ServeMockOptions): Promise<ServedMock> {
  const served = await serveMock(options);
  open.push(served);
  return served;
}

test('serves a mock that exists, whatever its base URL', async () => {
  const mock = createCustomerMock({ baseUrl: 'https://customers.test/deep/api', scenarios: [withCustomers(2)] });
  const { url } = await serve({ mock });
  const page = (await (await fetch(`${url}/customers`)).json()) as { items: unknown[] };
  expect(page.items).toHaveLength(2);
});

test('offline breaks the connection', async () => {
  const { url, mock } = await serve();
  mock.use(offline());
  await expect(fetch(`${url}/customers`)).rejects.toThrow('fetch failed');
});

test('gives up an answer that its client no longer waits for', async () => {
  const { url } = await serve({ scenarios: [slow(Infinity)] });
  await expect(fetch(`${url}/customers`, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
});

test('says which port is in use', async () => {
  const { url } = await serve();
  const port = Number(new URL(url).port);
  await expect(serveMock({ port })).rejects.toThrow(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
});

test.each([
  [1_023, null],
  [1_024, 'gzip'],
])('compresses from the length on that the deployed API does: %i bytes', async (length, encoding) => {
  const body = { name: 'Ann Lee', email: 'ann@example.com', status: 'lead' } as const;
  const { url, mock } = await serve({ scenarios: [withCustomers([{ ...body, notes: '-' }])] });
  const [customer] = mock.customers.list() as [Customer];
  const notes = '-'.repeat(length - JSON.stringify({ ...customer, notes: '' }).length);
  mock.customers.update(customer.id, { notes });
  const { headers } = await fetch(`${url}/customers/${customer.id}`, { headers: { 'accept-encoding': 'gzip' } });
  expect(headers.get('content-encoding')).toBe(encoding);
});

test('compresses long answers for those who take it', async () => {
  const { url } = await serve({ scenarios: [withCustomers(50)] });
  const encodingOf = async (limit: number, accepted: string) => {
    const response = await fetch(`${url}/customers?limit=${limit}`, { headers: { 'accept-encoding': accepted } });
    expect(await response.json()).toHaveProperty('items.length', limit);
    return response.headers.get('content-encoding');
  };
  expect(await encodingOf(50, 'gzip, br')).toBe('gzip');
  expect(await encodingOf(50, 'identity')).toBeNull();
  expect(await encodingOf(1, 'gzip')).toBeNull();
});

test('keeps every value of a repeated header', async () => {
  const { url, mock } = await serve();
  const headers: [string, string][] = [
    ['if-none-match', '"7"'],
    ['if-none-match', '"1"'],
  ];
  const response = await fetch(`${url}/customers/${mock.customers.list()[0]?.id}`, { headers });
  expect(response.status).toBe(304);
});
