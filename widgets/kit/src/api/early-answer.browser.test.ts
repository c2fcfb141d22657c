import { afterEach, expect, test, vi } from 'vitest';
import { cutOff } from '../../test/cut-off.ts';
import { createApiClient } from './api-client.ts';

const url = 'https://api.test/customers?limit=100&sort=name';
const query = { limit: 100, sort: 'name' } as const;
const page = globalThis as unknown as Record<symbol, Map<string, object>>;
const key = Symbol.for('customer-kit.early-answers');
const early = { items: [], nextCursor: 'early' };
const own = { items: [], nextCursor: 'own' };

afterEach(() => {
  vi.restoreAllMocks();
  delete page[key];
});

/** As the loader leaves it. */
function given({
  token = undefined as string | undefined,
  at = Date.now(),
  response = (): Response | Promise<Response> => Response.json(early),
}) {
  const abort = vi.fn();
  page[key] = new Map([[url, { token, at, response: (async () => response())(), abort }]]);
  const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json(own)));
  return { abort, fetching };
}

const client = (token?: string) => createApiClient({ api: 'https://api.test/', getAccessToken: () => token });

test('is taken by the first who asks for the same', async () => {
  const { fetching } = given({ token: 'a' });
  expect(await client('a').call('getCustomers', { query })).toEqual(early);
  expect(fetching).not.toHaveBeenCalled();
  expect(await client('a').call('getCustomers', { query })).toEqual(own);
});

test('stays for whom it is for', async () => {
  given({});
  expect(await client().call('getCustomers', { query: { ...query, q: 'ada' } })).toEqual(own);
  expect(await client().call('getCustomers', { query })).toEqual(early);
});

test.each([
  ['of another person', { token: 'b' }],
  ['that waited too long', { token: 'a', at: Date.now() - 31_000 }],
])('%s is thrown away', async (_, answer) => {
  const { abort } = given(answer);
  expect(await client('a').call('getCustomers', { query })).toEqual(own);
  expect(abort).toHaveBeenCalled();
});

test.each([
  ['a refusal', () => new Response(null, { status: 401 })],
  ['one that ends in the middle', () => new Response(cutOff())],
  [
    'no answer',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('in place of %s the client asks itself', async (_, response) => {
  given({ response });
  expect(await client().call('getCustomers', { query })).toEqual(own);
});

test('whoever took it can abort it, as long as it has not come', async () => {
  const never = given({ response: () => new Promise<Response>(() => {}) });
  const leaving = new AbortController();
  void client().call('getCustomers', { query }, leaving.signal);
  await vi.waitFor(() => expect(page[key]?.size).toBe(0));
  leaving.abort();
  expect(never.abort).toHaveBeenCalled();

  const there = given({});
  const staying = new AbortController();
  await client().call('getCustomers', { query }, staying.signal);
  staying.abort();
  expect(there.abort).not.toHaveBeenCalled();
});
