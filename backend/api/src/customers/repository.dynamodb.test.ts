import {
  type Customer,
  emailKey,
  leads,
  searchTokens,
  summarize,
  tokenLimit,
  tokenPartition,
  type UpdateCustomerBody,
} from '@customer-kit/contract';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';
import { customerBody } from '../../test-support/customer-bodies.ts';

const api = useApi();
beforeEach(() => api.clear());

/** Keys of every item that the table has when it holds these customers and nothing else. */
function expectedKeys(customers: Iterable<Customer>): string[] {
  const keys = [...customers].flatMap((customer) => [
    `CUSTOMER#${customer.id} #`,
    `EMAIL#${emailKey(customer.email)} #`,
    ...searchTokens(customer)
      .filter(leads)
      .map((token) => `TOKEN#${tokenPartition(token)} ${token}#${customer.id}`),
  ]);
  return keys.toSorted();
}

async function storedKeys(): Promise<string[]> {
  return (await api.items()).map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).toSorted();
}

/** Few addresses, so that customers keep meeting on them. */
const body = customerBody(fc.integer({ min: 1, max: 3 }));
const change = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), body }),
  fc.record({ kind: fc.constant('update' as const), which: fc.nat(), body }),
  fc.record({ kind: fc.constant('delete' as const), which: fc.nat() }),
);

test('after any changes the table holds the items of the customers there are, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 25 }), async (changes) => {
      await api.clear();
      const model = new Map<string, Customer>();
      for (const step of changes) {
        const customer = step.kind === 'create' ? undefined : [...model.values()][step.which % model.size];
        if (step.kind === 'create') {
          const answer = await api.call('createCustomer', { body: step.body });
          const taken = isTaken(model, step.body.email);
          expect(answer.status).toBe(taken ? 409 : 201);
          if (!taken) model.set(answer.customer.id, answer.customer);
        } else if (customer && step.kind === 'update') {
          const request = { params: { id: customer.id }, headers: { 'if-match': `"${customer.version}"` } };
          const fields = { status: 'active', ...step.body };
          const answer = await api.call('updateCustomer', { ...request, body: fields });
          const taken = isTaken(model, fields.email, customer.id);
          expect(answer.status).toBe(taken ? 409 : 200);
          if (!taken) model.set(customer.id, answer.customer);
        } else if (customer) {
          const erase = { params: { id: customer.id }, query: { purge: 'true' } };
          expect((await api.call('deleteCustomer', erase)).status).toBe(204);
          model.delete(customer.id);
        }
      }
      expect(await storedKeys()).toEqual(expectedKeys(model.values()));
      for (const customer of model.values()) {
        expect((await api.call('getCustomer', { params: { id: customer.id } })).customer).toEqual(customer);
        // Every index entry and every search token carries the list row of now.
        expect(await api.walk({ email: customer.email })).toEqual([summarize(customer)]);
        for (const q of searchTokens(customer).filter(leads)) {
          expect(await api.walk({ q })).toContainEqual(summarize(customer));
        }
      }
      const rows = [...model.values()].map(summarize);
      for (const sort of ['name', 'createdAt']) expect(new Set(await api.walk({ sort }))).toEqual(new Set(rows));
    }),
    { numRuns: 40 },
  );
}, 240_000);

function isTaken(model: Map<string, Customer>, email: string, self?: string): boolean {
  return [...model.values()].some((other) => other.id !== self && emailKey(other.email) === emailKey(email));
}

test('a customer with as many tokens as there may be changes all of them, and its address, in one save', async () => {
  const named = (letter: string): UpdateCustomerBody => ({
    name: Array.from(
      { length: 50 },
      (_, i) => letter + String.fromCodePoint(97 + (i % 26)) + (i < 26 ? 'x' : 'y'),
    ).join(' '),
    email: `${letter}@${letter}.example`,
    status: 'lead',
  });
  const { customer } = await api.call('createCustomer', { body: named('b') });
  expect(searchTokens(customer)).toHaveLength(tokenLimit);

  const request = { params: { id: customer.id }, headers: { 'if-match': '"1"' } };
  const saved = await api.call('updateCustomer', { ...request, body: named('c') });
  expect(saved.status).toBe(200);
  expect(searchTokens(saved.customer).filter((token) => searchTokens(customer).includes(token))).toEqual([]);
  expect(await storedKeys()).toEqual(expectedKeys([saved.customer]));
});

test('every text comes back as it was sent', async () => {
  const names = ['\u0000a', 'a\u202eb', '👩‍👩‍👧', '\u0301'.repeat(200), "'; DROP TABLE", '{{x}}', '\\u0000', 'مُحَمَّد'];
  for (const [i, name] of names.entries()) {
    const sent = { name, email: `a${i}@example.com`, notes: `\n${name}\u0000` };
    const { customer } = await api.call('createCustomer', { body: sent });
    const read = await api.call('getCustomer', { params: { id: customer.id } });
    expect(read.customer).toMatchObject({ name, notes: sent.notes.trim() });
  }
});
