// Random sequences of requests by several clients against the API and against a model of it that is a map in memory.
import {
  byCodePoint,
  type Customer,
  type CustomerSummary,
  customerStatuses,
  type DeletedCustomer,
  emailKey,
  leads,
  matchesWords,
  nameSortKey,
  problemType,
  queryWords,
  type Sort,
  searchTokens,
  sorts,
  summarize,
  type UpdateCustomerBody,
} from '@customer-kit/contract';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';
import { customerBody } from '../../test-support/customer-bodies.ts';
import type { TestRequest } from '../../test-support/proxy-event.ts';
import { requestHash } from '../customers/request-hash.ts';

const api = useApi();
const day = 24 * 60 * 60 * 1_000;

beforeEach(async () => {
  await api.clear();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Few addresses and few keys, so that clients keep meeting on them. */
const body = customerBody(fc.integer({ min: 1, max: 2 }));
const client = fc.constantFrom('user-1', 'user-2', 'user-3');
const key = fc.constantFrom('key-1', 'key-2');
/** Of the versions a client may send: what there is, what it saw last, or none. */
const version = fc.constantFrom('current' as const, 'current' as const, 'seen' as const, 'none' as const);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('create' as const), client, body }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('create' as const), client, body, key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(), other: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('save' as const), client, which: fc.nat(), version, body }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      client,
      which: fc.nat(),
      version,
      purge: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), client, which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('list' as const), limit: fc.integer({ min: 1, max: 5 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Request {
  caller: string;
  key: string;
  body: UpdateCustomerBody;
  answer: Customer;
}

class Model {
  readonly living = new Map<string, Customer>();
  private readonly graves = new Map<string, DeletedCustomer>();
  readonly requests: Request[] = [];
  /** Every id there ever was, so that steps go to those that are gone, too. */
  readonly ids: string[] = [];
  readonly seen = new Map<string, number>();

  get deleted(): ReadonlyMap<string, DeletedCustomer> {
    const restorable = [...this.graves].filter(([, { restorableUntil }]) => Date.parse(restorableUntil) > Date.now());
    return new Map(restorable);
  }

  owner(email: string): Customer | undefined {
    return [...this.living.values()].find((customer) => emailKey(customer.email) === emailKey(email));
  }

  made({ caller, key: asked }: { caller: string; key: string }): Request | undefined {
    const request = this.requests.findLast((earlier) => earlier.caller === caller && earlier.key === asked);
    const { id = '' } = request?.answer ?? {};
    return this.living.has(id) || this.deleted.has(id) ? request : undefined;
  }

  keep(customer: Customer): void {
    this.living.set(customer.id, customer);
    this.graves.delete(customer.id);
    if (!this.ids.includes(customer.id)) this.ids.push(customer.id);
  }

  bury(deleted: DeletedCustomer): void {
    this.living.delete(deleted.id);
    this.graves.set(deleted.id, deleted);
  }

  erase(id: string): void {
    this.living.delete(id);
    this.graves.delete(id);
  }
}

test('whatever is asked in whatever order, the API answers as the model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      await api.clear();
      vi.setSystemTime('2026-11-23T08:00:00.000Z');
      const model = new Model();
      for (const next of steps) {
        await take(model, next);
        vi.setSystemTime(Date.now() + 7);
      }
      await expectSameLists(model, 3);
      expect((await api.faults()).filter(({ kind }) => kind !== 'expired-tombstone')).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 300_000);

async function take(model: Model, next: Step): Promise<void> {
  switch (next.kind) {
    case 'create':
      return create(model, next.client, next.body, 'key' in next ? next.key : undefined);
    case 'repeat': {
      const request = model.requests[next.which % model.requests.length];
      if (!request) return undefined;
      const fields = next.other ? { ...request.body, notes: `Not: ${request.body.notes}` } : request.body;
      return create(model, request.caller, fields, request.key);
    }
    case 'wait':
      return void vi.setSystemTime(Date.now() + next.days * day);
    case 'list':
      return expectSameLists(model, next.limit);
    default: {
      const id = model.ids[next.which % model.ids.length];
      return id === undefined ? undefined : one(model, next, id);
    }
  }
}

async function create(model: Model, caller: string, fields: object, asked: string | undefined): Promise<void> {
  const sent = { status: 'lead', ...fields } as UpdateCustomerBody;
  const headers = asked === undefined ? {} : { 'idempotency-key': asked };
  const answer = await api.call('createCustomer', { caller, headers, body: fields });
  const earlier = asked === undefined ? undefined : model.made({ caller, key: asked });
  const owner = model.owner(sent.email);
  if (earlier) {
    const same = requestHash(earlier.body) === requestHash(sent);
    if (same) expect(answer).toMatchObject({ status: 201, headers: { etag: '"1"' }, customer: earlier.answer });
    else expectProblem(answer, 409, 'idempotency-mismatch');
    return;
  }
  if (owner) {
    expectProblem(answer, 409, 'email-taken', { conflictingId: owner.id });
    return;
  }
  const now = new Date().toISOString();
  const { customer } = answer;
  expect(answer.status).toBe(201);
  expect(customer).toEqual({ ...sent, id: customer.id, createdAt: now, updatedAt: now, version: 1 });
  model.keep(customer);
  model.seen.set(caller + customer.id, 1);
  if (asked !== undefined) model.requests.push({ caller, key: asked, body: sent, answer: customer });
}

async function one(model: Model, next: Extract<Step, { kind: 'save' | 'delete' | 'read' }>, id: string): Promise<void> {
  const living = model.living.get(id);
  const deleted = model.deleted.get(id);
  const current = (living ?? deleted)?.version;
  const sent =
    next.kind === 'read' || next.version === 'none'
      ? undefined
      : next.version === 'current'
        ? (current ?? 1)
        : (model.seen.get(next.client + id) ?? 1);
  const request: TestRequest = {
    params: { id },
    caller: next.client,
    headers: sent === undefined ? {} : { 'if-match': `"${sent}"` },
  };
  const answer = await ask(next, request);
  const now = new Date().toISOString();

  if (next.kind === 'save' && sent === undefined) return expectProblem(answer, 428, 'version-required');
  if (!living && !deleted) return expectProblem(answer, 404, 'customer-not-found');
  if (next.kind === 'read') {
    if (!living) return expectProblem(answer, 410, 'customer-deleted', { deleted });
    expect(answer).toMatchObject({ status: 200, customer: living });
    model.seen.set(next.client + id, living.version);
    return undefined;
  }
  if (sent !== undefined && sent !== current) {
    return living
      ? expectProblem(answer, 412, 'version-conflict', { current: living })
      : expectProblem(answer, 410, 'customer-deleted', { deleted });
  }
  if (next.kind === 'save') {
    const fields = { status: 'active' as const, ...next.body } as UpdateCustomerBody;
    const owner = model.owner(fields.email);
    if (owner && owner.id !== id) return expectProblem(answer, 409, 'email-taken', { conflictingId: owner.id });
    const { createdAt } = (living ?? deleted) as Customer;
    expect(answer.status).toBe(200);
    expect(answer.customer).toEqual({ ...fields, id, createdAt, updatedAt: now, version: (current ?? 0) + 1 });
    model.keep(answer.customer);
    model.seen.set(next.client + id, answer.customer.version);
    return undefined;
  }
  if (next.purge) {
    expect(answer.status).toBe(204);
    model.erase(id);
    return undefined;
  }
  if (!living) return expectProblem(answer, 410, 'customer-deleted', { deleted });
  expect(answer.status).toBe(200);
  const { restorableUntil } = answer.deleted;
  expect(answer.deleted).toEqual({
    ...living,
    updatedAt: now,
    deletedAt: now,
    restorableUntil,
    version: living.version + 1,
  });
  model.bury(answer.deleted);
  model.seen.set(next.client + id, answer.deleted.version);
}

function ask(next: Extract<Step, { kind: 'save' | 'delete' | 'read' }>, request: TestRequest) {
  if (next.kind === 'read') return api.call('getCustomer', request);
  if (next.kind === 'save') {
    return api.call('updateCustomer', { ...request, body: { status: 'active', ...next.body } });
  }
  return api.call('deleteCustomer', next.purge ? { ...request, query: { purge: 'true' } } : request);
}

function expectProblem(
  answer: { status: number; problem: object },
  status: number,
  name: Parameters<typeof problemType>[0],
  members: object = {},
): void {
  expect(answer.problem).toMatchObject({ type: problemType(name), ...members });
  expect(answer.status).toBe(status);
}

const orders: Record<Sort, (a: Customer, b: Customer) => number> = {
  name: (a, b) => byCodePoint(nameSortKey(a.name), nameSortKey(b.name)) || byCodePoint(a.id, b.id),
  '-name': (a, b) => orders.name(b, a),
  createdAt: (a, b) => byCodePoint(a.createdAt, b.createdAt) || byCodePoint(a.id, b.id),
  '-createdAt': (a, b) => orders.createdAt(b, a),
};

async function expectSameLists(model: Model, limit: number): Promise<void> {
  const customers = [...model.living.values()];
  for (const status of [undefined, ...customerStatuses]) {
    const ofStatus = customers.filter((customer) => status === undefined || customer.status === status);
    for (const sort of sorts) {
      const expected = ofStatus.toSorted(orders[sort]).map(summarize);
      expect(await api.walk({ sort, limit, ...(status && { status }) })).toEqual(expected);
    }
    for (const q of ['ann', '46', ...customers.slice(0, 3).flatMap(queriesFor)]) {
      expect(await api.walk({ q, limit, ...(status && { status }) })).toEqual(found(ofStatus, q));
    }
  }
  const graves = [...model.deleted.values()].toSorted((a, b) => byCodePoint(b.deletedAt, a.deletedAt));
  expect(await api.walk({ deleted: 'true', limit })).toEqual(
    graves.map((deleted) => {
      const { deletedAt, restorableUntil } = deleted;
      return { ...summarize(deleted), deletedAt, restorableUntil };
    }),
  );
}

/** One word of a customer, and two. */
function queriesFor(customer: Customer): string[] {
  const tokens = searchTokens(customer).filter(leads);
  return [tokens[0] ?? 'ann', `${tokens.at(-1) ?? 'lee'} ${tokens[0]?.slice(0, 2) ?? 'an'}`];
}

function found(customers: Customer[], q: string): CustomerSummary[] {
  const query = queryWords(q);
  const tokenOf = (customer: Customer) =>
    searchTokens(customer).find((token) => token.startsWith(query[0] ?? '')) ?? '';
  return customers
    .filter((customer) => matchesWords(searchTokens(customer), query))
    .toSorted((a, b) => byCodePoint(tokenOf(a), tokenOf(b)) || byCodePoint(a.id, b.id))
    .map(summarize);
}
