import * as z from 'zod/mini';
import {
  createCustomerBody,
  customer,
  customerId,
  customerSummary,
  deletedCustomer,
  updateCustomerBody,
} from './customer.ts';
import { customerStatuses } from './customer-status.ts';
import { versionOf } from './etag.ts';
import { exampleCustomer, exampleDeletion, exampleFields, exampleSummary } from './examples.ts';
import type { ProblemName } from './problem-names.ts';
import { type OperationName, type Route, routes } from './routes.ts';
import { queryWords } from './search-words.ts';

/** One operation: types, validation, API Gateway models, OpenAPI, mock and client are derived from its row. */
export interface Operation extends Route {
  summary: string;
  /** OAuth 2.0 scope that an access token must have. */
  scope: 'customers/read' | 'customers/write';
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  /** Request headers the operation reads, by lower-case name. */
  headers?: z.ZodMiniType;
  body?: z.ZodMiniType;
  responses: Record<number, { description: string; body?: z.ZodMiniType; headers?: readonly string[] }>;
  /** Problems of this operation, beyond those of every operation (`problemsEverywhere`). */
  problems: readonly ProblemName[];
  example: { params?: object; query?: object; headers?: object; body?: object; status: number; response?: object };
}

/** Orders of a list; a minus is the other way round. By name means by `nameSortKey`. */
export const sorts = ['name', '-name', 'createdAt', '-createdAt'] as const;
export type Sort = (typeof sorts)[number];

/** True once, in a query: `purge=true`. Left out otherwise, so that nothing reads like a switch that is off. */
const flag = z.optional(z.literal('true'));

/**
 * Of decimal digits alone: `Number` would also take 0x10, 1e1 and nothing at all. What is none stays a text. What is
 * beyond all limits ends at the last safe integer, so that only its own limit is told.
 */
const readInteger = z.transform((text) =>
  typeof text === 'string' && /^-?\d+$/.test(text)
    ? Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(text)))
    : text,
);

const query = z
  .strictObject({
    /** Rows of a page; every page but the last is full. */
    limit: z.pipe(readInteger, z._default(z.int().check(z.gte(1), z.lte(100)), 25)),
    /** `nextCursor` of the page before, with the same other parameters. */
    cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(4_000))),
    /** Default `name`. Search answers in the order of the matched words, so it takes no `sort`. */
    sort: z.optional(z.enum(sorts)),
    /** Beginnings of words in name, e-mail, company and phone; every one must match. */
    q: z.optional(
      z.string().check(
        z.trim(),
        z.maxLength(200),
        z.refine((q) => queryWords(q).length > 0, { params: { code: 'unsearchable' } }),
      ),
    ),
    /** Exactly this address; at most one customer has it. */
    email: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(254))),
    /** Only customers of this status, in any order and in a search. */
    status: z.optional(z.enum(customerStatuses)),
    /** Customers that were deleted and can be restored, the last one first. */
    deleted: flag,
  })
  .check(
    exclusive('sort', 'q'),
    exclusive('email', 'q'),
    exclusive('status', 'email'),
    exclusive('sort', 'deleted'),
    exclusive('q', 'deleted'),
    exclusive('email', 'deleted'),
    exclusive('status', 'deleted'),
  );

/** Refuses a parameter that has no meaning beside another. */
function exclusive<A extends string, B extends string>(parameter: A, other: B) {
  return z.refine<Partial<Record<A | B, unknown>>>(
    (given) => given[parameter] === undefined || given[other] === undefined,
    { path: [parameter], params: { code: 'exclusive', message: `cannot be combined with ${other}.` } },
  );
}

/** Made by the client, once for what it wants done; the same in every retry (draft-ietf-httpapi-idempotency-key-header). */
const idempotencyKey = z
  .string()
  .check(z.refine((value) => /^[\x21-\x7e]{1,128}$/.test(value), { params: { code: 'idempotency-key' } }));

/** `If-Match` with exactly one entity tag. `*` is refused: it would save over changes nobody has seen. */
const ifMatch = z.string().check(z.refine((value) => versionOf(value) !== undefined, { params: { code: 'etag' } }));

const params = z.strictObject({ id: customerId });
const page = z.strictObject({ items: z.array(customerSummary), nextCursor: z.nullable(z.string()) });

/** What the API can do, a row each. Of a success: status, body and headers; of the rest: the names of its problems. */
export const operations = {
  getCustomers: {
    ...routes.getCustomers,
    scope: 'customers/read',
    summary: 'List customers, or find them by the beginnings of words',
    query,
    responses: { 200: { description: 'One page. `nextCursor` is null on the last.', body: page } },
    problems: ['invalid-cursor'],
    example: { query: { limit: 25 }, status: 200, response: { items: [exampleSummary], nextCursor: null } },
  },
  createCustomer: {
    ...routes.createCustomer,
    scope: 'customers/write',
    summary: 'Create a customer',
    headers: z.object({ 'idempotency-key': z.optional(idempotencyKey) }),
    body: createCustomerBody,
    responses: { 201: { description: 'The customer.', body: customer, headers: ['etag', 'location'] } },
    problems: ['email-taken', 'idempotency-mismatch', 'unsupported-media-type'],
    example: { body: exampleFields, status: 201, response: exampleCustomer },
  },
  getCustomer: {
    ...routes.getCustomer,
    scope: 'customers/read',
    summary: 'Read a customer',
    params,
    headers: z.object({ 'if-none-match': z.optional(z.string()) }),
    responses: {
      200: { description: 'The customer.', body: customer, headers: ['etag'] },
      304: { description: 'You have this version.', headers: ['etag'] },
    },
    problems: ['customer-not-found', 'customer-deleted'],
    example: { params: { id: exampleCustomer.id }, status: 200, response: exampleCustomer },
  },
  updateCustomer: {
    ...routes.updateCustomer,
    scope: 'customers/write',
    summary: 'Replace a customer, or restore a deleted one, if it is still the version you read',
    params,
    headers: z.object({ 'if-match': z.optional(ifMatch) }),
    body: updateCustomerBody,
    responses: { 200: { description: 'The customer as saved.', body: customer, headers: ['etag'] } },
    problems: [
      'customer-not-found',
      'customer-deleted',
      'email-taken',
      'version-conflict',
      'version-required',
      'unsupported-media-type',
    ],
    example: {
      params: { id: exampleCustomer.id },
      headers: { 'if-match': '"1"' },
      body: { ...exampleFields, status: 'active' },
      status: 200,
      response: { ...exampleCustomer, status: 'active', version: 2 },
    },
  },
  deleteCustomer: {
    ...routes.deleteCustomer,
    scope: 'customers/write',
    summary: 'Delete a customer; it can be restored for a while',
    params,
    query: z.strictObject({ purge: flag }),
    headers: z.object({ 'if-match': z.optional(ifMatch) }),
    responses: {
      200: { description: 'It can be restored with this ETag.', body: deletedCustomer, headers: ['etag'] },
      204: { description: 'It is erased: asked by `purge=true`, or because nothing is kept here.' },
    },
    problems: ['customer-not-found', 'customer-deleted', 'version-conflict'],
    example: { params: { id: exampleCustomer.id }, query: {}, status: 200, response: exampleDeletion },
  },
} as const satisfies Record<OperationName, Operation>;

/** Problems every operation can answer. */
export const problemsEverywhere = [
  'invalid-request',
  'unauthorized',
  'access-denied',
  'unknown-route',
  'payload-too-large',
  'too-many-requests',
  'internal-error',
  'bad-gateway',
  'unavailable',
  'timed-out',
] as const satisfies readonly ProblemName[];

/** In the order of the rows. */
export const operationNames = Object.keys(operations) as OperationName[];

type Part<N extends OperationName, K extends string, D extends 'input' | 'output'> =
  (typeof operations)[N] extends Record<K, infer S extends z.ZodMiniType>
    ? { [P in K]: D extends 'input' ? z.input<S> : z.output<S> }
    : unknown;

/** A request of an operation as its handler gets it: validated, defaults filled in. */
export type OperationRequest<N extends OperationName> = Part<N, 'params', 'output'> &
  Part<N, 'query', 'output'> &
  Part<N, 'headers', 'output'> &
  Part<N, 'body', 'output'>;

/** A request of an operation as a client sends it: what has a default or is optional may be left out. */
export type OperationInput<N extends OperationName> = Part<N, 'params', 'input'> &
  Part<N, 'body', 'input'> & { query?: Partial<QueryOf<N>>; headers?: Partial<HeadersOf<N>> };

type QueryOf<N extends OperationName> = OperationRequest<N> extends { query: infer Q } ? Q : never;
type HeadersOf<N extends OperationName> = OperationRequest<N> extends { headers: infer H } ? H : never;

type Responses<N extends OperationName> = (typeof operations)[N]['responses'];

type AnswerOf<R> = (R extends { body: infer S extends z.ZodMiniType } ? { body: z.output<S> } : { body?: never }) &
  (R extends { headers: readonly (infer H extends string)[] } ? { headers: Record<H, string> } : { headers?: never });

/** A success of an operation: one of its statuses, with the body and the headers that its row promises. */
export type OperationAnswer<N extends OperationName> = N extends OperationName
  ? { [S in keyof Responses<N>]: { status: S } & AnswerOf<Responses<N>[S]> }[keyof Responses<N>]
  : never;

/** `nextCursor` is null on the last page. */
export type CustomerPage = z.infer<typeof page>;
/** The query of a list or search as its handler gets it: validated, `limit` filled in. */
export type GetCustomersQuery = z.output<typeof query>;
