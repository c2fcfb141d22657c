import { operations, problem, validate } from '@customer-kit/contract';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { environment } from '../../test-support/environment.ts';
import { context, proxyEvent, type TestRequest } from '../../test-support/proxy-event.ts';
import { defineHandler } from './define-handler.ts';
import { Busy } from './failures.ts';
import { requestScope } from './request-scope.ts';

const { id } = operations.getCustomer.example.params;
const fields = operations.createCustomer.example.body;

let log: MockInstance<typeof process.stdout.write>;
beforeEach(() => {
  log = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function logged(): Record<string, unknown> {
  expect(log).toHaveBeenCalledTimes(1);
  return JSON.parse(String(log.mock.calls[0]?.[0])) as Record<string, unknown>;
}

async function get(request: TestRequest, answer: Parameters<typeof defineHandler<'getCustomers'>>[1] = emptyPage) {
  const { body, ...result } = await defineHandler('getCustomers', answer)(proxyEvent('getCustomers', request), context);
  return { ...result, body: JSON.parse(body) as Record<string, unknown> };
}
const emptyPage = async () => ({ status: 200 as const, body: { items: [], nextCursor: null } });

async function put(request: TestRequest) {
  const answer = vi.fn(() => Promise.reject(new Error('The request was accepted.')));
  const { statusCode, body } = await defineHandler('updateCustomer', answer)(
    proxyEvent('updateCustomer', request),
    context,
  );
  expect(answer).not.toHaveBeenCalled();
  return {
    statusCode,
    body: JSON.parse(body) as { type: string; errors: { in: string; pointer: string; code: string }[] },
  };
}

test('hands over what the contract makes of the request', async () => {
  const answer = vi.fn(emptyPage);
  await get({ query: { limit: '10', q: ' ann ' } }, answer);
  expect(answer).toHaveBeenCalledWith(
    { query: { limit: 10, q: 'ann' }, params: undefined, headers: undefined, body: undefined },
    { caller: '', path: '/customers' },
  );
});

test('gives every answer its CORS headers and request id', async () => {
  const [origin = ''] = environment.ALLOWED_ORIGINS.split(',');
  const failing = () => Promise.reject(new Error('boom'));
  for (const answer of [emptyPage, failing]) {
    expect((await get({ headers: { Origin: origin } }, answer)).headers).toMatchObject({
      'access-control-allow-origin': origin,
      'x-request-id': 'request-1',
      'cache-control': 'no-store',
    });
  }
});

test('lists every broken rule of every part at once', async () => {
  const { statusCode, body } = await put({
    params: { id },
    headers: { 'If-Match': '*' },
    body: { ...fields, name: ' ', nickname: 'Z', __proto__: null, address: { line1: 1 } },
  });
  expect(statusCode).toBe(400);
  expect(validate(problem, body, 'body').ok).toBe(true);
  const found = body.errors.map((error) => `${error.in} ${error.pointer} ${error.code}`);
  expect(found).toEqual(
    expect.arrayContaining([
      'header /if-match etag',
      'body /name required',
      'body /nickname unknown',
      'body /address/line1 type',
      'body /address/city required',
    ]),
  );
});

test('lists the first 50 of very many broken rules, and says how many there are', async () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 1]));
  const { statusCode, body } = await put({ params: { id }, body: { ...fields, ...unknown } });
  expect(statusCode).toBe(400);
  expect(body.errors).toHaveLength(50);
  expect(JSON.stringify(body).length).toBeLessThan(20_000);
  expect(body).toMatchObject({ detail: expect.stringContaining('These are 50 of 20000 broken rules.') });
});

test('refuses __proto__ in body and query by name', async () => {
  const body = `{"__proto__":{"status":"active"},"name":"Ann","email":"ann@example.com","status":"lead"}`;
  expect((await put({ params: { id }, body })).body.errors).toMatchObject([{ pointer: '/__proto__', code: 'unknown' }]);
  const query = JSON.parse('{"__proto__":["1"]}') as Record<string, string[]>;
  expect((await get({ query })).body.errors).toMatchObject([{ in: 'query', pointer: '/__proto__' }]);
});

test('refuses a parameter that is given twice', async () => {
  const { statusCode, body } = await get({ query: { limit: ['1', '2'], sort: 'name' } });
  expect(statusCode).toBe(400);
  expect(body.errors).toMatchObject([{ in: 'query', pointer: '/limit', code: 'repeated' }]);
});

test('refuses a header that is given twice where one is meant', async () => {
  const event = proxyEvent('updateCustomer', { params: { id }, body: fields });
  event.multiValueHeaders['if-match'] = ['"1"', '"2"'];
  const { statusCode } = await defineHandler('updateCustomer', () => Promise.reject(new Error('accepted')))(
    event,
    context,
  );
  expect(statusCode).toBe(400);
});

test('answers 404 to an id that cannot be one, whatever else is wrong', async () => {
  expect(await put({ params: { id: '1' }, body: {} })).toMatchObject({
    statusCode: 404,
    body: { type: 'urn:customer-kit:problem:customer-not-found' },
  });
});

test('answers a busy table with 503 and when to come back', async () => {
  const cause = Object.assign(new Error('over capacity'), { name: 'ThrottlingException' });
  const { statusCode, headers } = await get({}, () => Promise.reject(new Busy(cause)));
  expect(statusCode).toBe(503);
  expect(headers?.['retry-after']).toBe('1');
  expect(logged()).toMatchObject({ level: 'error', status: 503, error: { name: 'ThrottlingException' } });
});

test('keeps an unexpected error to the log, and gives the client the id to find it by', async () => {
  const { statusCode, body } = await get({}, () => Promise.reject(new TypeError('table is on fire')));
  expect(statusCode).toBe(500);
  expect(JSON.stringify(body)).not.toContain('fire');
  expect(body).toMatchObject({ type: 'urn:customer-kit:problem:internal-error', requestId: 'request-1' });
  expect(logged()).toMatchObject({
    level: 'error',
    requestId: 'request-1',
    error: { name: 'TypeError', message: 'table is on fire', stack: expect.stringContaining('define-handler.test') },
  });
});

test('logs one line for a request, with no personal data, that is a metric by table, operation and status class, too', async () => {
  const personal = { email: 'zoe@example.com' };
  await get({ query: personal, headers: { Authorization: 'Bearer secret' } });
  expect(logged()).toEqual({
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'CustomerKit',
          Dimensions: [['table', 'operation', 'statusClass']],
          Metrics: expect.arrayContaining([{ Name: 'latency', Unit: 'Milliseconds' }]),
        },
      ],
    },
    level: 'info',
    table: environment.TABLE_NAME,
    requestId: 'request-1',
    operation: 'getCustomers',
    status: 200,
    statusClass: '2xx',
    latency: expect.any(Number),
    readUnits: 0,
    writeUnits: 0,
  });
});

test('takes what was sent out of an unexpected error before it is logged', async () => {
  const q = 'Zoë Ångström';
  await get({ query: { q, email: 'x' } });
  log.mockClear();
  await get({ query: { q } }, () => Promise.reject(new RangeError(`cannot digest "${q}"`)));
  expect(logged()).toMatchObject({ error: { name: 'RangeError', message: 'cannot digest "…"' } });
  expect(String(log.mock.calls[0]?.[0])).not.toContain(q);
});

test.each(['cannot digest it', ''])(
  'logs no message that an error had before it got the message %j',
  async (message) => {
    const q = 'Zoë Ångström';
    const error = new RangeError(`cannot digest\n  "${q}"\n    at all`);
    // Node.js writes the message into a stack when that is first read.
    expect(error.stack).toContain(q);
    error.message = message;
    await get({ query: { q } }, () => Promise.reject(error));
    const { stack } = (logged() as { error: { stack: string } }).error;
    expect(stack).toMatch(/^at .*define-handler\.test/);
    expect(String(log.mock.calls[0]?.[0])).not.toMatch(/Zoë|Ångström/);
  },
);

test('leaves before Lambda stops it, and gives up on what it waits for', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const answer = () => {
    signals.push(requestScope.getStore()?.signal);
    return new Promise<never>(() => {});
  };
  vi.useFakeTimers();
  const settled = vi.fn<(result: { body: string }) => void>();
  const tenSeconds = { getRemainingTimeInMillis: () => 10_000 };
  void defineHandler('getCustomers', answer)(proxyEvent('getCustomers'), tenSeconds).then(settled);
  await vi.advanceTimersByTimeAsync(9_499);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  const result = settled.mock.lastCall?.[0];
  expect(result).toMatchObject({ statusCode: 504, headers: { 'retry-after': '1', 'x-request-id': 'request-1' } });
  expect(JSON.parse(result?.body ?? '')).toMatchObject({ type: 'urn:customer-kit:problem:timed-out' });
  expect(signals).toMatchObject([{ aborted: true }]);
  expect(logged()).toMatchObject({ level: 'error', status: 504, statusClass: '5xx' });
});

test('knows who asks, once an authorizer has checked the token', async () => {
  const answer = vi.fn(emptyPage);
  await get({ caller: 'user-1' }, answer);
  expect(answer).toHaveBeenCalledWith(expect.anything(), { caller: 'user-1', path: '/customers' });
});
