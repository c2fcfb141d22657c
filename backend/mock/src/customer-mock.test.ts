import {
  type Customer,
  type CustomerPage,
  etagOf,
  operationNames,
  type Problem,
  problemNameOf,
} from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { describe, expect, test, vi } from 'vitest';
import { type CustomerMock, createCustomerMock } from './customer-mock.ts';
import { failing, offline, signedInAs, slow, withCustomers } from './scenarios.ts';

const baseUrl = 'https://customers.test/api';

function call(mock: CustomerMock, path: string, init?: RequestInit): Promise<Response> {
  return mock.respond(new Request(baseUrl + path, init));
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
}

function save(mock: CustomerMock, customer: Customer, changes: object): Promise<Response> {
  const { id, createdAt: _createdAt, updatedAt: _updatedAt, version, ...fields } = customer;
  return call(mock, `/customers/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': etagOf(version) },
    body: JSON.stringify({ ...fields, ...changes }),
  });
}

describe('the customers to begin with', () => {
  test('are 50 plausible ones, always the same', () => {
    expect(createCustomerMock({ baseUrl }).customers.list()).toEqual(createCustomerMock({ baseUrl }).customers.list());
    expect(createCustomerMock({ baseUrl }).customers.size).toBe(50);
  });

  test('are those given', () => {
    const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(sampleCustomers(3, 9))] });
    expect(mock.customers.list()).toMatchObject(sampleCustomers(3, 9));
  });

  test('must be valid', () => {
    expect(() =>
      createCustomerMock({ baseUrl, scenarios: [withCustomers([{ name: '', email: 'a@example.com' }])] }),
    ).toThrow('name');
  });

  test('may be many: then requests wait for them, and the page keeps its thread', async () => {
    const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(20_000)] });
    const response = call(mock, '/customers?limit=1');
    expect(mock.customers.size).toBeLessThan(20_000);
    await mock.ready;
    expect(mock.customers.size).toBe(20_000);
    const { items } = (await (await response).json()) as CustomerPage;
    expect(items).toEqual(((await (await call(mock, '/customers?limit=1')).json()) as CustomerPage).items);
  });
});

describe('slow', () => {
  test('delays answers, of one operation or of all', async () => {
    vi.useFakeTimers();
    const mock = createCustomerMock({ baseUrl, scenarios: [slow(300)] });
    const answered: string[] = [];
    const note = async (what: string, response: Promise<Response>) =>
      answered.push(`${what} ${(await response).status}`);

    const first = note('list', call(mock, '/customers'));
    await vi.advanceTimersByTimeAsync(299);
    expect(answered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(answered).toEqual(['list 200']);

    mock.use(slow(0));
    mock.use(slow([100, 200], 'getCustomer'));
    const second = note('list', call(mock, '/customers'));
    const third = note('one', call(mock, `/customers/${mock.customers.list()[0]?.id}`));
    await vi.advanceTimersByTimeAsync(99);
    expect(answered).toEqual(['list 200', 'list 200']);
    await vi.advanceTimersByTimeAsync(101);
    expect(answered).toEqual(['list 200', 'list 200', 'one 200']);
    await Promise.all([first, second, third]);
    vi.useRealTimers();
  });

  test('without end lasts until the client gives up', async () => {
    const mock = createCustomerMock({ baseUrl, scenarios: [slow(Infinity)] });
    const client = new AbortController();
    const response = call(mock, '/customers', { signal: client.signal });
    const early = Symbol('still waiting');
    expect(await Promise.race([response, Promise.resolve(early)])).toBe(early);
    client.abort();
    await response;
    await call(mock, '/customers', { signal: AbortSignal.abort() });
  });
});

test('a request that waits for customers gets those that have taken their place meanwhile, all of them', async () => {
  const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(100_000)] });
  const answer = call(mock, '/customers?sort=-createdAt&limit=1');
  mock.use(withCustomers(5_000));
  await answer;
  expect(mock.customers.size).toBe(5_000);
});

describe('failing', () => {
  test('answers a problem by name or by status, until it is undone', async () => {
    const mock = createCustomerMock({ baseUrl });
    const undo = mock.use(failing('getCustomers', 'access-denied'));
    expect(problemNameOf((await problemOf(await call(mock, '/customers'))).type)).toBe('access-denied');
    undo();
    expect((await call(mock, '/customers')).status).toBe(200);
    mock.use(failing('getCustomers', 401));
    expect((await call(mock, '/customers')).status).toBe(401);
  });

  test('so many times, then works again', async () => {
    const mock = createCustomerMock({ baseUrl });
    mock.use(failing('getCustomers', 503, { times: 2, retryAfter: 7 }));
    const answers = [await call(mock, '/customers'), await call(mock, '/customers'), await call(mock, '/customers')];
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(['7', '7', null]);
  });

  test('one operation and no other; the newest wins; * is every one', async () => {
    const mock = createCustomerMock({ baseUrl });
    const path = `/customers/${mock.customers.list()[0]?.id}`;
    mock.use(failing('getCustomer', 500));
    expect((await call(mock, '/customers')).status).toBe(200);
    mock.use(failing('*', 429));
    const [list, one] = [await call(mock, '/customers'), await call(mock, path)];
    expect([list.status, one.status]).toEqual([429, 429]);
  });

  test.each([429, 503, 504] as const)('says with %s when to come back, as the API does', async (status) => {
    const mock = createCustomerMock({ baseUrl, scenarios: [failing('*', status)] });
    expect((await call(mock, '/customers')).headers.get('retry-after')).toBe('1');
  });

  test('writes nothing', async () => {
    const mock = createCustomerMock({ baseUrl });
    const [customer] = mock.customers.list() as [Customer];
    mock.use(failing('updateCustomer', 500, { times: 1 }));
    expect((await save(mock, customer, { notes: 'Lost' })).status).toBe(500);
    expect(mock.customers.get(customer.id)).toBe(customer);
  });

  test('shows the current customer with a version conflict', async () => {
    const mock = createCustomerMock({ baseUrl });
    const [customer] = mock.customers.list() as [Customer];
    mock.use(failing('updateCustomer', 412));
    expect((await problemOf(await save(mock, customer, {}))).current).toEqual(customer);
  });

  test('shows what could be restored with a deleted customer', async () => {
    const mock = createCustomerMock({ baseUrl });
    const [customer] = mock.customers.list() as [Customer];
    mock.use(failing('getCustomer', 'customer-deleted', { times: 1 }));
    const problem = await problemOf(await call(mock, `/customers/${customer.id}`));
    expect(problem.deleted).toMatchObject({ id: customer.id, version: 2 });
    expect(problem.restorableUntil).toBe(problem.deleted?.restorableUntil);
    expect(mock.customers.get(customer.id)).toBe(customer);
  });

  test('what the operation never answers does not compile, and is refused with a list of what it can', () => {
    // @ts-expect-error -- no e-mail address is taken by deleting
    expect(() => failing('deleteCustomer', 'email-taken')).toThrow('deleteCustomer never answers email-taken. It can');
    // @ts-expect-error -- a list has no version
    expect(() => failing('getCustomers', 412)).toThrow('unavailable (503)');
    // @ts-expect-error -- a list is always found
    expect(() => failing('*', 404)).toThrow('Not every operation answers 404');
    for (const name of operationNames) expect(() => failing(name, 500)).not.toThrow();
  });

  test('is data: one scenario counts for each mock by itself, and again after reset', async () => {
    const once = failing('getCustomers', 500, { times: 1 });
    const mocks = [1, 2].map(() => createCustomerMock({ baseUrl, scenarios: [once] }));
    for (const mock of mocks) {
      expect((await call(mock, '/customers')).status).toBe(500);
      expect((await call(mock, '/customers')).status).toBe(200);
      mock.reset();
      expect((await call(mock, '/customers')).status).toBe(500);
    }
  });
});

describe('use', () => {
  test('ends several conditions at once, and leaves the customers', async () => {
    const mock = createCustomerMock({ baseUrl });
    const end = mock.use(withCustomers(3), signedInAs('viewer'), failing('getCustomers', 503));
    expect((await call(mock, '/customers')).status).toBe(503);
    end();
    const page = (await (await call(mock, '/customers')).json()) as CustomerPage;
    expect(page.items).toHaveLength(3);
  });

  test('takes functions: what they do somebody else has done', () => {
    const mock = createCustomerMock({
      baseUrl,
      scenarios: [withCustomers(3), (customers) => void customers.remove(customers.list()[0]?.id ?? '')],
    });
    expect([mock.customers.size, mock.customers.deleted.list()]).toMatchObject([2, [{}]]);
    mock.reset();
    expect(mock.customers.size).toBe(2);
  });
});

describe('conflicts', () => {
  test('arise from what somebody else saved meanwhile', async () => {
    const mock = createCustomerMock({ baseUrl });
    const [mine] = mock.customers.list() as [Customer];
    const theirs = mock.customers.update(mine.id, { notes: 'Theirs' });
    const problem = await problemOf(await save(mock, mine, { notes: 'Mine' }));
    expect(problem).toMatchObject({ status: 412, current: theirs });
  });
});

describe('signedInAs', () => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };

  test.each([
    ['nobody', 401, 401],
    ['viewer', 200, 403],
    ['editor', 200, 400],
  ] as const)('%s', async (user, reading, writing) => {
    const mock = createCustomerMock({ baseUrl });
    mock.use(signedInAs(user));
    expect((await call(mock, '/customers')).status).toBe(reading);
    expect((await call(mock, '/customers', post)).status).toBe(writing);
    expect((await call(mock, '/nowhere')).status, 'the gateway has no route to protect').toBe(403);
    mock.reset();
    expect((await call(mock, '/customers')).status).toBe(200);
  });
});

test('scopesOf says what a token may do', async () => {
  const scopesOf = (token: string | undefined) => (token === 'good' ? ['customers/read'] : undefined);
  const mock = createCustomerMock({ baseUrl, scopesOf });
  const path = `/customers/${mock.customers.list()[0]?.id}`;
  const status = async (authorization: string, method = 'GET') =>
    (await call(mock, path, { method, headers: { authorization } })).status;
  expect(await status('Bearer good')).toBe(200);
  expect(await status('bearer  good')).toBe(200);
  expect(await status('Bearer bad')).toBe(401);
  expect(await status('good')).toBe(401);
  expect((await call(mock, path)).status).toBe(401);
  expect(await status('Bearer good', 'DELETE')).toBe(403);
});

test('a key belongs to who sent it, by `sub` of the token: a renewed token is of the same caller', async () => {
  const mock = createCustomerMock({ baseUrl, scopesOf: () => ['customers/write'] });
  const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const create = async (claims: object, email: string) => {
    const headers = {
      authorization: `Bearer ${token(claims)}`,
      'content-type': 'application/json',
      'idempotency-key': 'a',
    };
    const body = JSON.stringify({ name: 'Ann', email });
    return ((await (await call(mock, '/customers', { method: 'POST', headers, body })).json()) as Customer).id;
  };
  const id = await create({ sub: 'zoë ÿÿ?>', client_id: 'app', exp: 1 }, 'ann@example.com');
  expect(await create({ sub: 'zoë ÿÿ?>', client_id: 'app', exp: 2 }, 'ann@example.com')).toBe(id);
  for (const other of [{ sub: 'bo', client_id: 'app' }, { client_id: 'app' }]) {
    const otherId = await create(other, `${other.sub ?? 'nobody'}@example.com`);
    expect(otherId).toMatch(/^[\da-f-]{36}$/);
    expect(otherId).not.toBe(id);
  }
});

describe('retention', () => {
  test('of 0 days erases at once', async () => {
    const mock = createCustomerMock({ baseUrl, retentionDays: 0 });
    const path = `/customers/${mock.customers.list()[0]?.id}`;
    expect((await call(mock, path, { method: 'DELETE' })).status).toBe(204);
    expect((await call(mock, path)).status).toBe(404);
  });

  test('ends: then the customer is gone, and its Idempotency-Key makes a new one', async () => {
    let time = Date.now();
    const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(0)], now: () => new Date(time) });
    const create = () =>
      call(mock, '/customers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'a' },
        body: JSON.stringify({ name: 'Anna', email: 'anna@example.com' }),
      });
    const first = (await (await create()).json()) as Customer;
    const path = `/customers/${first.id}`;
    expect((await call(mock, path, { method: 'DELETE' })).status).toBe(200);
    expect((await call(mock, path)).status).toBe(410);
    time += 31 * 86_400_000;
    const put = { 'content-type': 'application/json', 'if-match': '"2"' };
    const body = JSON.stringify({ name: 'Anna', email: 'anna@example.com', status: 'lead' });
    expect((await call(mock, path)).status).toBe(404);
    expect((await call(mock, path, { method: 'PUT', headers: put, body })).status).toBe(404);
    expect((await call(mock, path, { method: 'DELETE' })).status).toBe(404);
    expect((await call(mock, `${path}?purge=true`, { method: 'DELETE' })).status).toBe(404);
    expect(await (await call(mock, '/customers?deleted=true')).json()).toEqual({ items: [], nextCursor: null });
    const second = (await (await create()).json()) as Customer;
    expect(second).toMatchObject({ id: first.id, createdAt: new Date(time).toISOString() });
    expect(mock.customers.list()).toEqual([second]);
  });
});

test('what can be no id is an unknown customer’s, whatever else is wrong', async () => {
  const mock = createCustomerMock({ baseUrl });
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const headers = { 'content-type': 'application/json' };
    const init = { method, headers, ...(method === 'PUT' && { body: '{}' }) };
    const problem = await problemOf(await call(mock, '/customers/not-an-id', init));
    expect(problem).toMatchObject({ status: 404, detail: expect.stringContaining('not-an-id') });
  }
});

test('a body that is not UTF-8 is refused, not guessed at', async () => {
  const mock = createCustomerMock({ baseUrl });
  const json = JSON.stringify({ name: '?', email: 'new@example.com' });
  const body = Uint8Array.from(json, (unit) => (unit === '?' ? 0xff : unit.charCodeAt(0)));
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect(await problemOf(await call(mock, '/customers', init))).toMatchObject({
    status: 400,
    errors: [{ code: 'json' }],
  });
  expect(mock.customers.size).toBe(50);
});

test('offline is a network error, until it ends', async () => {
  const mock = createCustomerMock({ baseUrl });
  const end = mock.use(offline());
  expect((await call(mock, '/customers')).type).toBe('error');
  end();
  expect((await call(mock, '/customers')).status).toBe(200);
});

test('reset leads back to the beginning', async () => {
  const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(3)] });
  const before = mock.customers.list();
  mock.customers.create({ name: 'New', email: 'new@example.com' });
  mock.customers.remove(before[0]?.id ?? '');
  mock.use(failing('*', 500));
  mock.use(offline());
  mock.use(slow(Infinity));
  mock.reset();
  expect(mock.customers.list()).toEqual(before);
  expect((await call(mock, '/customers')).status).toBe(200);
});

test('reset in the middle of filling starts over', async () => {
  const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(5_000)] });
  mock.reset();
  await mock.ready;
  expect(mock.customers.page('name', { limit: 10_000 })).toHaveLength(5_000);
});

describe('baseUrl', () => {
  test('must be absolute where there is no page', () => {
    expect(() => createCustomerMock({ baseUrl: '/mock-api' })).toThrow('must be an absolute URL');
  });

  test('may be relative to the page, but not be its root', () => {
    vi.stubGlobal('location', new URL('https://portal.test/customers/'));
    expect(createCustomerMock({ baseUrl: '/mock-api/' }).baseUrl).toBe('https://portal.test/mock-api');
    expect(() => createCustomerMock({ baseUrl: '/' })).toThrow('own root');
    vi.unstubAllGlobals();
  });

  test('may be the root of another origin', async () => {
    const mock = createCustomerMock({ baseUrl: 'https://customers.test' });
    expect((await mock.respond(new Request('https://customers.test/customers'))).status).toBe(200);
  });
});

test('a path that cannot be decoded is refused, as at the gateway; slashes too many are not', async () => {
  const mock = createCustomerMock({ baseUrl });
  expect(await problemOf(await call(mock, '/customers/%ff'))).toMatchObject({ status: 400 });
  expect((await call(mock, '/customers/')).status).toBe(200);
});
