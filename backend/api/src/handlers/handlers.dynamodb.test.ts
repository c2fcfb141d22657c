import { type Customer, operations, problemType } from '@customer-kit/contract';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
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
      location: `/customers/${customer.id}`,
      'cache-control': 'private, no-cache',
    });
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
  test('deletes whichever version there is, once, and frees the address', async () => {
    const { id } = await created();
    expect(await api.call('deleteCustomer', { params: { id } })).toMatchObject({ status: 204, customer: undefined });
    expect((await api.call('deleteCustomer', { params: { id } })).status).toBe(404);
    expect((await api.call('getCustomer', { params: { id } })).status).toBe(404);
    expect(await api.items()).toEqual([]);
    await created();
  });

  test('keeps a customer that was saved since', async () => {
    const { id } = await created();
    const params = { id };
    await api.call('updateCustomer', { params, headers: { 'if-match': '"1"' }, body: fields });
    const refused = await api.call('deleteCustomer', { params, headers: { 'if-match': '"1"' } });
    expect(refused.status).toBe(412);
    expect(refused.problem.current?.version).toBe(2);
    expect((await api.call('deleteCustomer', { params, headers: { 'if-match': '"2"' } })).status).toBe(204);
  });

  test('without a version wins or loses whole against a save at the same time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await created();
      const [saved, deleted] = await Promise.all([
        api.call('updateCustomer', {
          params: { id },
          headers: { 'if-match': '"1"' },
          body: { ...fields, name: 'Saved' },
        }),
        api.call('deleteCustomer', { params: { id } }),
      ]);
      expect([200, 404]).toContain(saved.status);
      expect(deleted.status).toBe(204);
      expect(await api.items()).toEqual([]);
    }
  });
});

describe('whatever is sent', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ maxLength: 300 }).map((value) => `${value}\ud800`),
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
          expect((await api.call('deleteCustomer', { params })).status).toBe(204);
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
});
