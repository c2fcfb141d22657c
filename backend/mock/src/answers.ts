import {
  type Customer,
  emailKey,
  etagOf,
  noneMatchCovers,
  type OperationName,
  type OperationRequest,
  queryWords,
  summarize,
  versionOf,
} from '@customer-kit/contract';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { CustomerStore } from './customer-store.ts';
import { ProblemError } from './problem-error.ts';
import { noSuchCustomer } from './read-request.ts';
import type { Position } from './sorted-index.ts';

export type Answers = {
  [N in OperationName]: (store: CustomerStore, request: OperationRequest<N>) => Response | Promise<Response>;
};

/** What each operation does with a valid request. */
export const answers: Answers = {
  async getCustomers(store, { query }) {
    const { limit, cursor, sort = 'name', q, email } = query;
    const words = q === undefined ? [] : queryWords(q);
    const bound = JSON.stringify([q === undefined ? sort : words, email]);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, bound);
    if (cursor !== undefined && !after) {
      throw new ProblemError('invalid-cursor', { detail: 'Start again without cursor, or repeat the query it is of.' });
    }
    if (email !== undefined) return pageResponse([store.findByEmail(email)], null);
    const range = { after, limit: limit + 1 };
    const found = q === undefined ? store.page(sort, range) : await store.search(words, range);
    const positions = found.slice(0, limit);
    return pageResponse(
      positions.map(({ id }) => store.get(id)),
      found.length > limit ? encodeCursor(positions.at(-1) as Position, bound) : null,
    );
  },

  createCustomer(store, { body }) {
    refuseTakenEmail(store, body.email);
    const customer = store.create(body);
    return customerResponse(customer, 201, { location: `/customers/${customer.id}` });
  },

  getCustomer(store, { params, headers }) {
    const customer = existing(store, params.id);
    const known = headers['if-none-match'];
    if (known === undefined || !noneMatchCovers(known, customer.version)) return customerResponse(customer, 200);
    return new Response(null, { status: 304, headers: customerHeaders(customer) });
  },

  updateCustomer(store, { params, headers, body }) {
    if (headers['if-match'] === undefined) {
      throw new ProblemError('version-required', { detail: 'Read the customer and send its ETag as If-Match.' });
    }
    const current = existing(store, params.id);
    refuseStale(current, headers['if-match']);
    refuseTakenEmail(store, body.email, current);
    const { id, createdAt, version } = current;
    const updatedAt = store.now().toISOString();
    return customerResponse(store.put({ id, ...body, createdAt, updatedAt, version: version + 1 }), 200);
  },

  deleteCustomer(store, { params, headers }) {
    const current = existing(store, params.id);
    if (headers['if-match'] !== undefined) refuseStale(current, headers['if-match']);
    store.remove(current.id);
    return new Response(null, { status: 204 });
  },
};

function existing(store: CustomerStore, id: string): Customer {
  const customer = store.get(id);
  if (!customer) throw noSuchCustomer(id);
  return customer;
}

function refuseStale(current: Customer, ifMatch: string): void {
  if (versionOf(ifMatch) === current.version) return;
  throw new ProblemError('version-conflict', {
    detail: `You sent ${ifMatch}, it is now ${etagOf(current.version)}. Merge your changes with \`current\` and save again.`,
    current,
  });
}

function refuseTakenEmail(store: CustomerStore, email: string, self?: Customer): void {
  const taken = store.findByEmail(email);
  if (!taken || (self && emailKey(self.email) === emailKey(email))) return;
  throw new ProblemError('email-taken', {
    detail: 'Open the customer that has it, or use another address.',
    conflictingId: taken.id,
  });
}

function customerHeaders(customer: Customer): Record<string, string> {
  return { etag: etagOf(customer.version), 'cache-control': 'private, no-cache' };
}

function customerResponse(customer: Customer, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(customer, { status, headers: { ...customerHeaders(customer), ...headers } });
}

function pageResponse(customers: readonly (Customer | undefined)[], nextCursor: string | null): Response {
  const items = customers.filter((customer) => customer !== undefined).map(summarize);
  return Response.json({ items, nextCursor }, { headers: { 'cache-control': 'no-store' } });
}
