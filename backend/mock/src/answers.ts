import {
  type CreateCustomerBody,
  type Customer,
  type CustomerSummary,
  type DeletedCustomer,
  etagOf,
  locationOf,
  noneMatchCovers,
  type OperationName,
  type OperationRequest,
  queryWords,
  summarize,
  summarizeDeleted,
  versionOf,
} from '@customer-kit/contract';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { CustomerStore } from './customer-store.ts';
import { idOfRequest } from './idempotent-id.ts';
import { ProblemError } from './problem-error.ts';
import { noSuchCustomer } from './read-request.ts';
import type { Listed } from './sorted-index.ts';

/** What an answer follows from beyond the request. */
export interface Asked {
  caller: string;
  path: string;
}

export type Answers = {
  [N in OperationName]: (
    store: CustomerStore,
    request: OperationRequest<N>,
    asked: Asked,
  ) => Response | Promise<Response>;
};

/** What each operation does with a valid request. */
export const answers: Answers = {
  async getCustomers(store, { query }) {
    const { limit, cursor, sort = 'name', q, email, status, deleted } = query;
    const words = q === undefined ? [] : queryWords(q);
    const bound = JSON.stringify([q === undefined ? sort : words, email, status, deleted]);
    const after = cursor === undefined ? undefined : decodeCursor(cursor, bound);
    if (cursor !== undefined && !after) {
      throw new ProblemError('invalid-cursor', { detail: 'Start again without cursor, or repeat the query it is of.' });
    }
    if (email !== undefined) {
      const customer = store.findByEmail(email);
      return pageResponse(customer ? [summarize(customer)] : [], null);
    }
    const range = { after, limit: limit + 1 };
    if (deleted) return firstOf(store.deleted.page(range), limit, bound, summarizeDeleted);
    const ofStatus = { ...range, status };
    const found = q === undefined ? store.page(sort, ofStatus) : await store.search(words, ofStatus);
    return firstOf(found, limit, bound, summarize);
  },

  createCustomer(store, { headers, body }, { caller, path }) {
    const id = idOfRequest(caller, headers['idempotency-key']);
    const customer = repeatedCreation(store, id, body) ?? create(store, id, body);
    return customerResponse(customer, 201, { location: locationOf(customer.id, path) });
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
    const current = store.deleted.get(params.id) ?? existing(store, params.id);
    refuseStale(current, headers['if-match']);
    refuseTakenEmail(store, body.email, current.id);
    const { id, createdAt, version } = current;
    const updatedAt = store.now().toISOString();
    return customerResponse(store.put({ id, ...body, createdAt, updatedAt, version: version + 1 }), 200);
  },

  deleteCustomer(store, { params, query, headers }) {
    const purged = query.purge ? store.deleted.get(params.id) : undefined;
    const current = purged ?? existing(store, params.id);
    if (headers['if-match'] !== undefined) refuseStale(current, headers['if-match']);
    if (query.purge) {
      store.purge(current.id);
      return erasedResponse();
    }
    const deleted = store.remove(current.id);
    return store.deleted.get(deleted.id) ? customerResponse(deleted, 200) : erasedResponse();
  },
};

function create(store: CustomerStore, id: string | undefined, body: CreateCustomerBody): Customer {
  refuseTakenEmail(store, body.email);
  const customer = store.create(body, id);
  if (id !== undefined) store.keepRequest(id, requestOf(body));
  return customer;
}

/** What the same request was answered before, whatever became of the customer since. */
function repeatedCreation(
  store: CustomerStore,
  id: string | undefined,
  body: OperationRequest<'createCustomer'>['body'],
): Customer | undefined {
  const created = id === undefined ? undefined : (store.get(id) ?? store.deleted.get(id));
  if (!created) return undefined;
  if (store.requestOf(created.id) !== requestOf(body)) {
    throw new ProblemError('idempotency-mismatch', {
      detail: 'Send the request that the key was first used for, or a new key for a new customer.',
    });
  }
  return { id: created.id, ...body, createdAt: created.createdAt, updatedAt: created.createdAt, version: 1 };
}

/** Two requests that mean the same have one: validation puts the members of a body in the order of its schema. */
function requestOf(body: CreateCustomerBody): string {
  return JSON.stringify(body);
}

/** Throws what the API answers for a customer that is not, or no longer, there. */
function existing(store: CustomerStore, id: string): Customer {
  const deleted = store.deleted.get(id);
  if (deleted) throw wasDeleted(deleted);
  const customer = store.get(id);
  if (!customer) throw noSuchCustomer(id);
  return customer;
}

function wasDeleted(deleted: DeletedCustomer): ProblemError {
  const { restorableUntil, version } = deleted;
  return new ProblemError('customer-deleted', {
    detail: `Until ${restorableUntil}, PUT it with If-Match: ${etagOf(version)} to restore it.`,
    deleted,
    restorableUntil,
  });
}

function refuseStale(current: Customer | DeletedCustomer, ifMatch: string): void {
  if (versionOf(ifMatch) === current.version) return;
  if ('deletedAt' in current) throw wasDeleted(current);
  throw new ProblemError('version-conflict', {
    detail: `You sent ${ifMatch}, it is now ${etagOf(current.version)}. Merge your changes with \`current\` and save again.`,
    current,
  });
}

function refuseTakenEmail(store: CustomerStore, email: string, self?: string): void {
  const taken = store.findByEmail(email);
  if (!taken || taken.id === self) return;
  throw new ProblemError('email-taken', {
    detail: 'Open the customer that has it, or use another address.',
    conflictingId: taken.id,
  });
}

function customerHeaders(customer: Customer): Record<string, string> {
  return { etag: etagOf(customer.version), 'cache-control': 'no-store' };
}

function customerResponse(customer: Customer, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(customer, { status, headers: { ...customerHeaders(customer), ...headers } });
}

function erasedResponse(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

/** A page of what was found, which is one more when there is a next page. */
function firstOf<C>(
  found: readonly Listed<C>[],
  limit: number,
  bound: string,
  summaryOf: (customer: C) => CustomerSummary,
): Response {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return pageResponse(
    page.map(({ customer }) => summaryOf(customer)),
    last && found.length > limit ? encodeCursor(last, bound) : null,
  );
}

function pageResponse(items: readonly CustomerSummary[], nextCursor: string | null): Response {
  return Response.json({ items, nextCursor }, { headers: { 'cache-control': 'no-store' } });
}
