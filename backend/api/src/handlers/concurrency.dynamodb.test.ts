import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  type Customer,
  emailKey,
  matchesWords,
  operations,
  problemType,
  queryWords,
  searchTokens,
  sorts,
} from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { beforeEach, expect, test } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';
import { beforeFirst } from '../../test-support/before-first.ts';

const api = useApi();
const fields = operations.createCustomer.example.body;
beforeEach(() => api.clear());

const random = (below: number): number => Math.floor(Math.random() * below);

test('of 64 creations with one address at once, one is done and 63 are told by whom', async () => {
  const attempts = Array.from({ length: 64 }, (_, i) => ({
    ...fields,
    name: `Ann ${i}`,
    email: i % 2 === 0 ? fields.email : fields.email.toUpperCase(),
  }));
  const answers = await Promise.all(attempts.map((body) => api.call('createCustomer', { body })));
  const winners = answers.filter(({ status }) => status === 201);
  expect(winners).toHaveLength(1);
  const losers = answers.filter(({ status }) => status === 409);
  expect(losers).toHaveLength(63);
  for (const { problem } of losers) {
    expect(problem).toMatchObject({ type: problemType('email-taken'), conflictingId: winners[0]?.customer.id });
  }
  expect(await api.walk({})).toHaveLength(1);
  expect(await api.faults()).toEqual([]);
}, 60_000);

test('of 200 interleaved edits every one that was answered 200 is in the history, on top of the one before', async () => {
  const { customer: first } = await api.call('createCustomer', { body: { ...fields, notes: '-' } });
  const params = { id: first.id };
  const history = new Map<number, { mark: string; customer: Customer }>();
  let refused = 0;

  async function edit(mark: string): Promise<void> {
    const { customer } = await api.call('getCustomer', { params });
    await setTimeout(random(8));
    const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, version, ...body } = customer;
    const answer = await api.call('updateCustomer', {
      params,
      headers: { 'if-match': `"${version}"` },
      body: { ...body, notes: `${body.notes} ${mark}` },
    });
    if (answer.status === 200) {
      expect(history.has(answer.customer.version)).toBe(false);
      history.set(answer.customer.version, { mark, customer: answer.customer });
    } else {
      expect(answer.status).toBe(412);
      refused += 1;
    }
  }
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let i = 0; i < 25; i += 1) await edit(`${client}/${i}`);
  });
  await Promise.all(clients);

  expect(history.size + refused).toBe(200);
  expect(refused).toBeGreaterThan(0);
  let notes = '-';
  for (let version = 2; version <= history.size + 1; version += 1) {
    const saved = history.get(version);
    notes += ` ${saved?.mark}`;
    expect(saved?.customer.notes).toBe(notes);
  }
  expect((await api.call('getCustomer', { params })).customer).toMatchObject({ version: history.size + 1, notes });
  expect(await api.faults()).toEqual([]);
}, 60_000);

test.each([
  ['erased', 204, (id: string) => api.call('deleteCustomer', { params: { id }, query: { purge: 'true' } })],
  ['deleted', 412, (id: string) => api.call('deleteCustomer', { params: { id }, headers: { 'if-match': '"1"' } })],
  [
    'saved',
    412,
    (id: string) =>
      api.call('updateCustomer', {
        params: { id },
        headers: { 'if-match': '"1"' },
        body: { ...fields, status: 'lead' },
      }),
  ],
] as const)(
  'a customer who is %s while erased and created anew under the same key leaves a whole table',
  async (_, status, write) => {
    const create = (body: object) => api.call('createCustomer', { headers: { 'idempotency-key': 'once' }, body });
    const [first, second] = sampleCustomers(2);
    const { id } = (await create({ ...first })).customer;
    beforeFirst(api.database, TransactWriteItemsCommand, async () => {
      await api.call('deleteCustomer', { params: { id }, query: { purge: 'true' } });
      expect((await create({ ...second })).customer).toMatchObject({ id, version: 1 });
    });
    expect((await write(id)).status).toBe(status);
    expect(await api.faults()).toEqual([]);
  },
);

test('clients that create, save, delete, restore and erase at once leave a whole table', async () => {
  const bodies = sampleCustomers(6);
  const ids: string[] = [];
  const failures = new Set<string>();
  async function act() {
    const body = { status: 'active', ...bodies[random(bodies.length)] };
    const id = ids[random(ids.length)];
    const params = { id: id ?? '' };
    const read = id === undefined ? undefined : await api.call('getCustomer', { params });
    const version = read?.status === 200 ? read.customer.version : read?.problem.deleted?.version;
    const headers = { 'if-match': `"${version}"` };
    switch (version === undefined ? 0 : random(6)) {
      case 0: {
        const key = { headers: { 'idempotency-key': `key-${random(4)}` } };
        const answer = await api.call('createCustomer', { ...(random(2) === 0 && key), body });
        if (answer.status === 201) ids.push(answer.customer.id);
        return answer;
      }
      case 1:
        return api.call('deleteCustomer', { params, ...(random(2) === 0 && { headers }) });
      case 2:
        return api.call('deleteCustomer', { params, query: { purge: 'true' } });
      default:
        return api.call('updateCustomer', { params, headers, body });
    }
  }
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let i = 0; i < 40; i += 1) {
        const { status, problem } = await act();
        if (status >= 500) failures.add(problem.type);
      }
    }),
  );
  // So many at once upon so few customers can outlast the tries of a write, which then has done nothing and says so.
  expect([...failures].filter((problem) => problem !== problemType('unavailable'))).toEqual([]);
  expect(await api.faults()).toEqual([]);
  const addresses = (await api.walk({})).map(({ email }) => emailKey(email));
  expect(new Set(addresses).size).toBe(addresses.length);
}, 120_000);

test('pages visit each customer exactly once while others write', async () => {
  const kept: Customer[] = [];
  for (const body of sampleCustomers(60)) kept.push((await api.call('createCustomer', { body })).customer);
  const stop = new AbortController();
  let written = 0;
  const others = sampleCustomers(400, 2);
  // Comes and goes before, between and after the pages; touches kept customers without changing where they are listed.
  const write = async () => {
    for (let i = 0; !stop.signal.aborted; i = (i + 1) % others.length) {
      const { customer, status } = await api.call('createCustomer', {
        body: { ...others[i], email: `w.${i}@w.example` },
      });
      expect(status).toBe(201);
      const touched = kept[i % kept.length] as Customer;
      const params = { id: touched.id };
      const { customer: now } = await api.call('getCustomer', { params });
      const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, version, ...body } = now;
      await api.call('updateCustomer', {
        params,
        headers: { 'if-match': `"${version}"` },
        body: { ...body, notes: `${i}` },
      });
      await api.call('deleteCustomer', { params: { id: customer.id }, query: { purge: 'true' } });
      written += 1;
    }
  };
  const writer = write();
  const keptIds = new Set(kept.map(({ id }) => id));
  const queries = [
    ...sorts.map((sort) => ({ sort })),
    { q: 'example' },
    { status: 'lead' },
    { q: 'ex', status: 'lead' },
  ];
  for (const query of queries) {
    const words = 'q' in query ? queryWords(query.q) : [];
    const before = kept
      .filter(({ status }) => !('status' in query) || status === query.status)
      .filter((customer) => matchesWords(searchTokens(customer), words));
    const rows = await api.walk({ ...query, limit: 4 }, { othersDelete: true });
    const visited = rows.map(({ id }) => id).filter((id) => keptIds.has(id));
    expect(visited.toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  }
  stop.abort();
  await writer;
  expect(written).toBeGreaterThan(0);
  expect(await api.faults()).toEqual([]);
}, 120_000);

test('erases a customer that somebody deletes at the same moment', async () => {
  const { customer } = await api.call('createCustomer', { body: fields });
  const params = { id: customer.id };
  beforeFirst(api.database, TransactWriteItemsCommand, async () => {
    expect(await api.call('deleteCustomer', { params })).toMatchObject({ status: 200 });
  });
  expect(await api.call('deleteCustomer', { params, query: { purge: 'true' } })).toMatchObject({ status: 204 });
  expect(await api.items()).toEqual([]);
});

test('a creation that meets its own repetition at work tells nobody that the address is taken', async () => {
  const headers = { 'idempotency-key': 'key-1' };
  const first = await api.call('createCustomer', { headers, body: fields });
  const customerId = { S: first.customer.id };
  beforeFirst(api.database, TransactWriteItemsCommand, async () => {
    // Of the customer only that another transaction is at work on it, of the guard already what that one wrote.
    const CancellationReasons = [
      { Code: 'TransactionConflict' },
      { Code: 'ConditionalCheckFailed', Item: { customerId } },
    ];
    throw new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons });
  });
  const second = await api.call('createCustomer', { headers, body: fields });
  expect(second).toMatchObject({ status: 201, customer: first.customer });
});
