import { setTimeout } from 'node:timers/promises';
import {
  type Customer,
  operations,
  problem as problemSchema,
  problemType,
  summarize,
  validate,
} from '@customer-kit/contract';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';

const api = useApi();
const fields = operations.createCustomer.example.body;
const unknownId = operations.getCustomer.example.params.id;

async function created(body: object = fields): Promise<Customer> {
  const { status, customer, problem } = await api.call('createCustomer', { body });
  if (status !== 201) throw new Error(`The customer was not created: ${JSON.stringify(problem)}`);
  return customer;
}

beforeEach(() => api.clear());

describe('createCustomer', () => {
  test('answers the customer as it is stored, with its place and version', async () => {
    const before = Date.now();
    const { status, headers, customer } = await api.call('createCustomer', { body: fields });
    expect(status).toBe(201);
    expect(headers).toMatchObject({
      etag: '"1"',
      'cache-control': 'no-store',
    });
    // A deployed API has its stage in front of its paths.
    const place = new URL(headers?.location as string, 'https://api.example.com/v1/customers');
    expect(place.pathname).toBe(`/v1/customers/${customer.id}`);
    expect(customer).toMatchObject({ ...fields, version: 1, updatedAt: customer.createdAt });
    expect(customer.createdAt).toMatch(/\.\d{3}Z$/);
    expect(Date.parse(customer.createdAt)).toBeGreaterThanOrEqual(before);
    const read = await api.call('getCustomer', { params: { id: customer.id } });
    expect(read.customer).toEqual(customer);
  });

  test('fills in the status and trims', async () => {
    expect(await created({ name: '  Ann ', email: ' ann@example.com ' })).toMatchObject({
      name: 'Ann',
      email: 'ann@example.com',
      status: 'lead',
    });
  });

  test('refuses an address that another customer has in another spelling, and names that customer', async () => {
    const first = await created();
    const { status, problem } = await api.call('createCustomer', {
      body: { ...fields, email: fields.email.toUpperCase() },
    });
    expect(status).toBe(409);
    expect(problem).toMatchObject({ type: problemType('email-taken'), conflictingId: first.id });
    expect((await api.walk({})).map(({ id }) => id)).toEqual([first.id]);
  });

  test('of two at once with one address, one wins and the other is told who', async () => {
    for (let round = 0; round < 50; round += 1) {
      const body = { ...fields, email: `round.${round}@example.com` };
      const answers = await Promise.all([api.call('createCustomer', { body }), api.call('createCustomer', { body })]);
      const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
      expect([winner?.status, loser?.status]).toEqual([201, 409]);
      expect(loser?.problem.conflictingId).toBe(winner?.customer.id);
    }
    expect(await api.walk({ limit: 100 })).toHaveLength(50);
  }, 60_000);
});

describe('getCustomer', () => {
  test('answers 304 without a body to who has this version', async () => {
    const { id } = await created();
    const request = { params: { id }, headers: { 'If-None-Match': '"7", W/"1"' } };
    expect(await api.call('getCustomer', request)).toMatchObject({
      status: 304,
      headers: { etag: '"1"' },
      customer: undefined,
    });
    const stale = await api.call('getCustomer', { params: { id }, headers: { 'If-None-Match': '"7"' } });
    expect(stale.status).toBe(200);
  });

  test.each([unknownId, 'no-id', ''])('answers 404 to "%s"', async (id) => {
    const { status, problem } = await api.call('getCustomer', { params: { id } });
    expect(status).toBe(404);
    expect(problem.type).toBe(problemType('customer-not-found'));
  });
});

describe('updateCustomer', () => {
  const save = (id: string, version: number, body: object) =>
    api.call('updateCustomer', { params: { id }, headers: { 'If-Match': `"${version}"` }, body });

  test('replaces every field, and what is left out is gone', async () => {
    const { id, createdAt } = await created();
    const body = { name: 'Ann Lee', email: 'ann@example.com', status: 'active' };
    const { status, headers, customer } = await save(id, 1, body);
    expect(status).toBe(200);
    expect(headers.etag).toBe('"2"');
    expect(customer).toEqual({ id, ...body, createdAt, updatedAt: customer.updatedAt, version: 2 });
    expect((await api.call('getCustomer', { params: { id } })).customer).toEqual(customer);
    expect(await api.walk({ q: 'ann lee' })).toHaveLength(1);
    expect(await api.walk({ q: 'angstrom' })).toHaveLength(0);
  });

  test('counts a save of what is there already as a version', async () => {
    const { id } = await created();
    expect((await save(id, 1, fields)).customer.version).toBe(2);
    expect((await save(id, 2, fields)).customer.version).toBe(3);
  });

  test('answers a stale version with the customer as it is now', async () => {
    const { id } = await created();
    const { customer: current } = await save(id, 1, { ...fields, name: 'Second' });
    const { status, problem } = await save(id, 1, { ...fields, name: 'Too late' });
    expect(status).toBe(412);
    expect(problem).toMatchObject({ type: problemType('version-conflict'), current });
  });

  test('asks for If-Match', async () => {
    const { id } = await created();
    const { status, problem } = await api.call('updateCustomer', { params: { id }, body: fields });
    expect(status).toBe(428);
    expect(problem.type).toBe(problemType('version-required'));
  });

  test('moves to a free address, frees the old one, and refuses a taken one', async () => {
    const ann = await created({ ...fields, email: 'ann@example.com' });
    const bob = await created({ ...fields, email: 'bob@example.com' });
    const taken = await save(ann.id, 1, { ...fields, email: 'BOB@example.com' });
    expect(taken.status).toBe(409);
    expect(taken.problem.conflictingId).toBe(bob.id);
    expect((await save(ann.id, 1, { ...fields, email: 'anna@example.com' })).status).toBe(200);
    expect((await save(bob.id, 1, { ...fields, email: 'ann@example.com' })).status).toBe(200);
  });

  test('of two saves of one version, one wins and the other gets the winner', async () => {
    const { id } = await created();
    for (let version = 1; version <= 25; version += 1) {
      const answers = await Promise.all([
        save(id, version, { ...fields, name: 'Left' }),
        save(id, version, { ...fields, name: 'Right' }),
      ]);
      const [winner, loser] = answers.toSorted((a, b) => a.status - b.status);
      expect([winner?.status, loser?.status]).toEqual([200, 412]);
      expect(loser?.problem.current).toEqual(winner?.customer);
    }
  });

  test('answers 404 to a customer that is not there', async () => {
    expect((await save(unknownId, 1, fields)).status).toBe(404);
  });
});

describe('deleteCustomer', () => {
  test('leaves what can be restored, frees the address, and takes the customer out of every list and search', async () => {
    const customer = await created();
    const { id } = customer;
    const { status, headers, deleted } = await api.call('deleteCustomer', { params: { id } });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: '"2"', 'cache-control': 'no-store' });
    const { deletedAt, restorableUntil } = deleted;
    expect(deleted).toEqual({ ...customer, version: 2, updatedAt: deletedAt, deletedAt, restorableUntil });
    const days = (Date.parse(restorableUntil) - Date.parse(deletedAt)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(30);
    expect(days).toBeLessThan(30 + 1 / 86_400);

    expect((await api.items()).map(({ pk }) => pk)).toEqual([`CUSTOMER#${id}`]);
    for (const query of [{}, { sort: '-createdAt' }, { status: 'lead' }, { q: 'zoe' }, { q: 'zoe', status: 'lead' }]) {
      expect(await api.walk(query)).toEqual([]);
    }
    expect(await api.walk({ email: fields.email })).toEqual([]);
    expect(await api.walk({ sort: 'createdAt', status: 'lead' })).toEqual([]);
    expect(await api.walk({ deleted: 'true' })).toEqual([{ ...summarize(deleted), deletedAt, restorableUntil }]);
    await created();
  });

  test('of a deleted customer there is nothing to read or delete, but what can be restored', async () => {
    const { id } = await created();
    const { deleted } = await api.call('deleteCustomer', { params: { id } });
    const gone = [
      await api.call('getCustomer', { params: { id } }),
      await api.call('getCustomer', { params: { id }, headers: { 'if-none-match': '"2"' } }),
      await api.call('deleteCustomer', { params: { id } }),
      await api.call('deleteCustomer', { params: { id }, headers: { 'if-match': '"2"' } }),
      await api.call('updateCustomer', { params: { id }, headers: { 'if-match': '"1"' }, body: fields }),
      await api.call('updateCustomer', { params: { id }, headers: { 'if-match': '"3"' }, body: fields }),
      await api.call('deleteCustomer', { params: { id }, query: { purge: 'true' }, headers: { 'if-match': '"1"' } }),
    ];
    for (const { status, problem } of gone) {
      expect(status).toBe(410);
      expect(validate(problemSchema, problem, 'body').ok).toBe(true);
      expect(problem).toMatchObject({
        type: problemType('customer-deleted'),
        deleted,
        restorableUntil: deleted.restorableUntil,
      });
    }
  });

  test('keeps a customer that was saved since', async () => {
    const { id } = await created();
    const params = { id };
    await api.call('updateCustomer', { params, headers: { 'if-match': '"1"' }, body: fields });
    for (const query of [{}, { purge: 'true' }]) {
      const refused = await api.call('deleteCustomer', { params, query, headers: { 'if-match': '"1"' } });
      expect(refused.status).toBe(412);
      expect(refused.problem.current?.version).toBe(2);
    }
    expect((await api.call('deleteCustomer', { params, headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  test('erases every item at once when asked to, living or deleted', async () => {
    const purge = { query: { purge: 'true' } };
    const living = await created();
    const params = { id: living.id };
    expect(await api.call('deleteCustomer', { params, ...purge })).toMatchObject({ status: 204, customer: undefined });
    expect(await api.items()).toEqual([]);
    for (const path of ['getCustomer', 'deleteCustomer'] as const) {
      expect((await api.call(path, { params })).status).toBe(404);
    }
    for (const headers of [{}, { 'if-match': '"2"' }]) {
      const { id } = await created();
      await api.call('deleteCustomer', { params: { id } });
      const other = await created();
      expect((await api.call('deleteCustomer', { params: { id }, ...purge, headers })).status).toBe(204);
      // The guard of the address is the other customer's.
      expect((await api.call('createCustomer', { body: fields })).problem.conflictingId).toBe(other.id);
      expect((await api.call('deleteCustomer', { params: { id: other.id }, ...purge })).status).toBe(204);
      expect(await api.items()).toEqual([]);
    }
  });

  test('erases every item at once where nothing is kept', async () => {
    const { env } = await import('../http/env.ts');
    const { retentionDays } = env;
    env.retentionDays = 0;
    onTestFinished(() => void (env.retentionDays = retentionDays));
    const { id } = await created();
    const request = { params: { id }, headers: { 'if-match': '"1"' } };
    expect(await api.call('deleteCustomer', request)).toMatchObject({ status: 204, customer: undefined });
    expect(await api.items()).toEqual([]);
  });

  test('without a version wins or loses whole against a save at the same time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await created();
      const query: Record<string, string> = round % 2 === 0 ? {} : { purge: 'true' };
      const [saved, deleted] = await Promise.all([
        api.call('updateCustomer', {
          params: { id },
          headers: { 'if-match': '"1"' },
          body: { ...fields, name: 'Saved' },
        }),
        api.call('deleteCustomer', { params: { id }, query }),
      ]);
      expect(query.purge ? [200, 404] : [200, 410]).toContain(saved.status);
      expect(deleted.status).toBe(query.purge ? 204 : 200);
      if (!query.purge) expect(deleted.deleted.name).toBe(saved.status === 200 ? 'Saved' : fields.name);
      expect(await api.items()).toHaveLength(query.purge ? 0 : 1);
      await api.clear();
    }
  });

  test('once its time is over it is gone everywhere, though the table still has it', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const { customer } = await api.call('createCustomer', { ...key, body: fields });
    const params = { id: customer.id };
    const { deleted } = await api.call('deleteCustomer', { params });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(deleted.restorableUntil) - 1 });
    try {
      expect((await api.call('getCustomer', { params })).status).toBe(410);
      expect(await api.walk({ deleted: 'true' })).toHaveLength(1);
      vi.setSystemTime(Date.parse(deleted.restorableUntil));
      expect((await api.call('getCustomer', { params })).status).toBe(404);
      expect((await api.call('deleteCustomer', { params })).status).toBe(404);
      expect((await api.call('deleteCustomer', { params, query: { purge: 'true' } })).status).toBe(404);
      const restored = await api.call('updateCustomer', { params, headers: { 'if-match': '"2"' }, body: fields });
      expect(restored.status).toBe(404);
      expect(await api.walk({ deleted: 'true' })).toEqual([]);
      expect(await api.items()).toHaveLength(1);
      const again = await api.call('createCustomer', { ...key, body: { ...fields, name: 'Another' } });
      expect(again).toMatchObject({ status: 201, customer: { id: customer.id, name: 'Another', version: 1 } });
      expect((await api.call('getCustomer', { params })).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('restoring', () => {
  const restore = (id: string, body: object = fields, version = 2) =>
    api.call('updateCustomer', { params: { id }, headers: { 'if-match': `"${version}"` }, body });

  test('brings the same customer back, found by search and by every list again', async () => {
    const customer = await created();
    const { id } = customer;
    const body = { ...fields, status: 'lead' };
    await api.call('deleteCustomer', { params: { id } });
    const { status, headers, customer: restored } = await restore(id, body);
    expect(status).toBe(200);
    expect(headers.etag).toBe('"3"');
    expect(restored).toEqual({ ...customer, version: 3, updatedAt: restored.updatedAt });
    expect((await api.call('getCustomer', { params: { id } })).customer).toEqual(restored);
    const rows = [summarize(restored)];
    for (const query of [{}, { sort: '-createdAt' }, { status: 'lead' }, { q: 'zoe' }, { q: 'zoe', status: 'lead' }]) {
      expect(await api.walk(query)).toEqual(rows);
    }
    expect(await api.walk({ email: fields.email })).toEqual(rows);
    expect(await api.walk({ deleted: 'true' })).toEqual([]);
    expect((await api.call('createCustomer', { body: fields })).problem.conflictingId).toBe(id);
    expect((await restore(id, body)).status).toBe(412);
  });

  test('is refused while another customer has the address, and works with another', async () => {
    const { id } = await created();
    await api.call('deleteCustomer', { params: { id } });
    const other = await created();
    const refused = await restore(id);
    expect(refused.status).toBe(409);
    expect(refused.problem).toMatchObject({ type: problemType('email-taken'), conflictingId: other.id });
    expect((await api.call('getCustomer', { params: { id } })).status).toBe(410);
    expect((await restore(id, { ...fields, email: 'zoe@example.net' })).status).toBe(200);
  });

  test('of two at once, one wins', async () => {
    const { id } = await created();
    for (let version = 2; version <= 40; version += 2) {
      await api.call('deleteCustomer', { params: { id } });
      const answers = await Promise.all([restore(id, fields, version), restore(id, fields, version)]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    }
  });
});

describe('the list of deleted customers', () => {
  test('has the last one first, on full pages, and leaves a living one alone', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push((await created({ ...fields, email: `ann.${i}@example.com` })).id);
    const deletedIds = ids.filter((_, i) => i !== 5).toSorted();
    for (const id of deletedIds) {
      await api.call('deleteCustomer', { params: { id } });
      await setTimeout(2);
    }
    for (const limit of [1, 4, 100]) {
      const rows = await api.walk({ deleted: 'true', limit });
      expect(rows.map(({ id }) => id)).toEqual(deletedIds.toReversed());
      expect(rows.every(({ restorableUntil }) => restorableUntil !== undefined)).toBe(true);
    }
    expect((await api.walk({})).map(({ id }) => id)).toEqual([ids[5]]);
  });
});

describe('an Idempotency-Key', () => {
  const create = (key: string, body: object = fields, caller?: string) =>
    api.call('createCustomer', { headers: { 'idempotency-key': key }, body, ...(caller !== undefined && { caller }) });

  test('makes of any number of parallel retries one customer and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 64 }, () => create('key-1')));
    const [first] = answers;
    expect(first?.status).toBe(201);
    expect(first?.headers).toMatchObject({ etag: '"1"', location: `customers/${first?.customer.id}` });
    for (const answer of answers) expect(answer).toEqual(first);
    expect(await api.walk({})).toHaveLength(1);
    expect(await api.faults()).toEqual([]);
  }, 60_000);

  test('answers the same whatever became of the customer since', async () => {
    const first = await create('key-1');
    const params = { id: first.customer.id };
    const { address, ...rest } = fields;
    const reordered = { address, ...Object.fromEntries(Object.entries(rest).toReversed()) };
    const replay = async () => expect(await create('key-1', reordered)).toEqual(first);
    await replay();
    const changed = { ...fields, name: 'Ann', email: 'ann@example.com' };
    await api.call('updateCustomer', { params, headers: { 'if-match': '"1"' }, body: changed });
    await replay();
    await api.call('deleteCustomer', { params });
    await replay();
    await api.call('updateCustomer', { params, headers: { 'if-match': '"3"' }, body: changed });
    await replay();
    // Also when the address has become another customer's.
    await created();
    await replay();
  });

  test('is for one request only', async () => {
    const first = await create('key-1', { name: 'Ann', email: 'ann@example.com' });
    const same = await create('key-1', { name: ' Ann ', email: 'ann@example.com', status: 'lead' });
    expect(same).toEqual(first);
    const { status, problem } = await create('key-1', { name: 'Ann', email: 'ann@example.com', status: 'active' });
    expect(status).toBe(409);
    expect(problem.type).toBe(problemType('idempotency-mismatch'));
    const other = await create('key-2', { name: 'Ann', email: 'ann@example.com' });
    expect(other.problem).toMatchObject({ type: problemType('email-taken'), conflictingId: first.customer.id });
  });

  test('of one caller says nothing to another', async () => {
    const first = await create('key-1', fields, 'user-1');
    const other = await create('key-1', { ...fields, email: 'other@example.com' }, 'user-2');
    expect([first.status, other.status]).toEqual([201, 201]);
    expect(other.customer.id).not.toBe(first.customer.id);
  });

  test('is free again once the customer is erased', async () => {
    const first = await create('key-1');
    await api.call('deleteCustomer', { params: { id: first.customer.id }, query: { purge: 'true' } });
    const again = await create('key-1', { ...fields, name: 'Another' });
    expect(again).toMatchObject({ status: 201, customer: { id: first.customer.id, name: 'Another' } });
  });
});

describe('whatever is sent', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
    fc.string({ maxLength: 300, size: 'max' }).map((value) => `${value}\ud800`),
    fc.constantFrom(
      '\u0000',
      'ﷺ'.repeat(200),
      '\u0301'.repeat(200),
      '𠮷'.repeat(200),
      'a '.repeat(100),
      '__proto__',
      '',
    ),
  );

  test('a body is created or refused, never a server error', async () => {
    const email = fc.oneof(fc.emailAddress(), text);
    const hostile = fc.record(
      { name: text, email, company: text, notes: text, phone: text },
      { requiredKeys: ['name', 'email'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, fc.jsonValue()), async (body) => {
        const { status, customer } = await api.call('createCustomer', { body: JSON.stringify(body) });
        expect([201, 400, 409]).toContain(status);
        if (status === 201) {
          const params = { id: customer.id };
          expect((await api.call('getCustomer', { params })).customer).toEqual(customer);
          expect((await api.call('deleteCustomer', { params, query: { purge: 'true' } })).status).toBe(204);
        }
      }),
      { numRuns: 200 },
    );
    expect(await api.items()).toEqual([]);
  });

  test('a query is answered or refused, never a server error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ q: text, email: text, sort: text, limit: text }, { requiredKeys: [] }),
        async (query) => {
          const { status } = await api.call('getCustomers', { query });
          expect([200, 400]).toContain(status);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('no value of a request ever appears in the log, not even when an error quotes the request', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockClear();
    const secret = fc.string({ unit: 'grapheme', maxLength: 20 }).map((rest) => `Zq7${rest}"\n\\x9Kw`);
    const request = fc.record({
      name: secret,
      notes: secret,
      company: secret,
      line1: secret,
      key: fc.stringMatching(/^Zq7[!-~]{1,20}x9Kw$/),
      broken: fc.boolean(),
      failing: fc.boolean(),
    });
    const { id } = await created();
    await fc.assert(
      fc.asyncProperty(request, async ({ name, notes, company, line1, key, broken, failing }) => {
        const email = `zq7.${Math.random()}@x9kw.example`;
        const address = { ...fields.address, line1, ...(broken && { country: name }) };
        const body = { ...fields, name, email, notes, company, address };
        const headers = { 'idempotency-key': key, 'if-match': '"1"' };
        const send = vi.spyOn(api.database, 'send');
        if (failing) {
          send.mockImplementation(({ input }) => {
            throw new Error(`cannot take ${JSON.stringify(input)}`);
          });
        }
        await api.call('createCustomer', { headers, body });
        await api.call('updateCustomer', { params: { id }, headers, body });
        await api.call('getCustomers', { query: { q: name } });
        await api.call('getCustomers', { query: { email } });
        await api.call('getCustomer', { params: { id: email } });
        send.mockRestore();
      }),
      { numRuns: 50 },
    );
    const log = write.mock.calls.map(([line]) => String(line));
    expect(log.length).toBeGreaterThanOrEqual(250);
    expect(log.filter((line) => /"status":500/.test(line)).length).toBeGreaterThan(0);
    // A hash has all sorts of letters in it, these three in a row, too.
    for (const line of log) expect(line.replaceAll(/(?<=requestHash\W+S\W+)[\w-]{43}/g, '')).not.toMatch(/zq7|x9kw/i);
  });
});

test('the log says what capacity a request has used', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockClear();
  const { id } = await created();
  await api.call('getCustomer', { params: { id } });
  await api.call('getCustomers');
  const [create, get, list] = write.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, number>);
  expect(create).toMatchObject({ operation: 'createCustomer', readUnits: 0, writeUnits: expect.any(Number) });
  expect(create?.writeUnits).toBeGreaterThan(0);
  expect(get).toMatchObject({ operation: 'getCustomer', readUnits: 1, writeUnits: 0 });
  expect(list).toMatchObject({ operation: 'getCustomers', readUnits: 0.5, writeUnits: 0 });
});
