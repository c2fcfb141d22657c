import { afterEach, describe, expect, test, vi } from 'vitest';
import { cutOff } from '../../test/cut-off.ts';
import { createApiClient } from './api-client.ts';
import { ApiError, isTransient, NetworkError } from './api-error.ts';
import { retriesRead } from './retry.ts';

type Answer = () => Response | Promise<Response>;

/** Answers requests in turn and keeps what was asked. */
function answer(...answers: Answer[]): Request[] {
  const asked: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    asked.push(new Request(input, init));
    const next = answers.shift();
    if (!next) throw new Error('One request too many');
    return Promise.resolve(next());
  });
  return asked;
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
const problem = (status: number, type: string, headers = {}) =>
  json(
    { type: `urn:customer-kit:problem:${type}`, title: type, status, requestId: 'r-1' },
    {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    },
  );

const id = '0199d0a4-5f3e-7c1a-9b60-3f0c6a1d2e4b';

afterEach(() => vi.restoreAllMocks());

describe('calling an operation', () => {
  test('sends the method, path and query of the contract, without what is undefined', async () => {
    const asked = answer(json({ items: [], nextCursor: null }));
    const client = createApiClient({ api: 'https://api.test/base/' });
    await client.call('getCustomers', { query: { limit: 100, q: 'å & b', cursor: undefined } });
    expect(asked[0]?.url).toBe('https://api.test/base/customers?limit=100&q=%C3%A5+%26+b');
    expect(asked[0]?.method).toBe('GET');
  });

  test('sends a JSON body and headers', async () => {
    const asked = answer(json({}));
    const client = createApiClient({ api: 'https://api.test' });
    const body = { name: 'Bo', email: 'bo@example.com', status: 'lead' } as const;
    await client.call('updateCustomer', { params: { id }, headers: { 'if-match': '"3"' }, body });
    expect(asked[0]?.url).toBe(`https://api.test/customers/${id}`);
    expect(asked[0]?.headers.get('if-match')).toBe('"3"');
    expect(asked[0]?.headers.get('content-type')).toBe('application/json');
    expect(await asked[0]?.json()).toEqual(body);
  });

  test('an answer without content is undefined', async () => {
    answer(() => new Response(null, { status: 204 }));
    await expect(createApiClient({ api: '/' }).call('deleteCustomer', { params: { id } })).resolves.toBeUndefined();
  });
});

describe('the access token', () => {
  test('is asked for before every request and once more, fresh, after a 401', async () => {
    const asked = answer(problem(401, 'unauthorized'), json({ items: [], nextCursor: null }));
    const getAccessToken = vi.fn(({ forceRefresh }: { forceRefresh: boolean }) => (forceRefresh ? 'new' : 'old'));
    await createApiClient({ api: '/', getAccessToken }).call('getCustomers', {});
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
  });

  test('a second 401 is the answer', async () => {
    answer(problem(401, 'unauthorized'), problem(401, 'unauthorized'));
    const call = createApiClient({ api: '/', getAccessToken: () => 'old' }).call('getCustomers', {});
    await expect(call).rejects.toMatchObject({ problemName: 'unauthorized', status: 401 });
  });

  test('a host that fails to give one has its reader sign in, and is told what failed', async () => {
    const asked = answer();
    const getAccessToken = () => Promise.reject(new Error('interaction_required'));
    const call = createApiClient({ api: '/', getAccessToken }).call('getCustomers', {});
    await expect(call).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining('Error: interaction_required'),
    });
    expect(asked).toEqual([]);
  });

  test('a host that has no network to get one is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    answer();
    const getAccessToken = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(createApiClient({ api: '/', getAccessToken }).call('getCustomers', {})).rejects.toThrow(NetworkError);
  });

  test.each([undefined, () => undefined])(
    'without a token no header is sent and nothing is repeated',
    async (getAccessToken) => {
      const asked = answer(problem(401, 'unauthorized'));
      await expect(createApiClient({ api: '/', getAccessToken }).call('getCustomers', {})).rejects.toThrow(ApiError);
      expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([null]);
    },
  );
});

describe('failures', () => {
  test('a problem document is kept whole', async () => {
    answer(problem(503, 'unavailable', { 'retry-after': '7' }));
    const error: unknown = await createApiClient({ api: '/' })
      .call('getCustomers', {})
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problemName: 'unavailable', retryAfter: 7, problem: { requestId: 'r-1' } });
    expect(isTransient(error)).toBe(true);
  });

  test('a proxy’s page is told by its status alone', async () => {
    answer(() => new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }));
    await expect(createApiClient({ api: '/' }).call('getCustomers', {})).rejects.toMatchObject({
      status: 502,
      problem: { type: 'about:blank', title: `${location.origin}: HTTP 502, not the API's answer` },
    });
  });

  test('a page where JSON should be is an error, not a crash in whoever reads it', async () => {
    answer(() => new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html' } }));
    await expect(createApiClient({ api: '/' }).call('getCustomers', {})).rejects.toMatchObject({
      name: 'ApiError',
      status: 200,
    });
  });

  test('no answer is a network error that can be tried again', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    const error: unknown = await createApiClient({ api: 'https://api.test' })
      .call('getCustomers', {})
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NetworkError);
    expect(isTransient(error)).toBe(true);
  });

  test.each([
    ['an answer', 200, 'application/json'],
    ['a problem', 409, 'application/problem+json'],
  ])('%s that ends in the middle is none: a network error that can be tried again', async (_, status, type) => {
    answer(() => new Response(cutOff(), { status, headers: { 'content-type': type } }));
    const error: unknown = await createApiClient({ api: 'https://api.test' })
      .call('getCustomers', {})
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NetworkError);
    expect(retriesRead(0, error)).toBe(true);
  });

  test('an abort in the middle of an answer is an abort', async () => {
    const leaving = new AbortController();
    answer(() => {
      leaving.abort();
      return new Response(cutOff());
    });
    const call = createApiClient({ api: '/' }).call('getCustomers', {}, leaving.signal);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('an abort is an abort, not a network error', async () => {
    const aborted = AbortSignal.abort();
    const call = createApiClient({ api: '/customers' }).call('getCustomers', {}, aborted);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
