import * as z from 'zod/mini';
import { createCustomerBody, customer, customerId, customerSummary, updateCustomerBody } from './customer.ts';
import { versionOf } from './etag.ts';
import { exampleCustomer, exampleFields, exampleSummary } from './examples.ts';
import type { ProblemName } from './problems.ts';
import { type OperationName, type Route, routes } from './routes.ts';
import { queryWords } from './search.ts';

/** One operation: types, validation, API Gateway models, OpenAPI, mock and client are derived from its row. */
export interface Operation extends Route {
  summary: string;
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

export const sorts = ['name', '-name', 'createdAt', '-createdAt'] as const;
export type Sort = (typeof sorts)[number];

const query = z
  .strictObject({
    /** Rows of a page; every page but the last is full. */
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 25),
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
  })
  .check(
    z.refine(({ q, sort }) => q === undefined || sort === undefined, {
      path: ['sort'],
      params: { code: 'exclusive', message: 'cannot be combined with q.' },
    }),
    z.refine(({ q, email }) => q === undefined || email === undefined, {
      path: ['email'],
      params: { code: 'exclusive', message: 'cannot be combined with q.' },
    }),
  );

/** `If-Match` with exactly one entity tag. `*` is refused: it would save over changes nobody has seen. */
const ifMatch = z.string().check(z.refine((value) => versionOf(value) !== undefined, { params: { code: 'etag' } }));

const params = z.strictObject({ id: customerId });
const page = z.strictObject({ items: z.array(customerSummary), nextCursor: z.nullable(z.string()) });

export const operations = {
  getCustomers: {
    ...routes.getCustomers,
    summary: 'List customers, or find them by the beginnings of words',
    query,
    responses: { 200: { description: 'One page. `nextCursor` is null on the last.', body: page } },
    problems: ['invalid-cursor'],
    example: { query: { limit: 25 }, status: 200, response: { items: [exampleSummary], nextCursor: null } },
  },
  createCustomer: {
    ...routes.createCustomer,
    summary: 'Create a customer',
    body: createCustomerBody,
    responses: { 201: { description: 'The customer.', body: customer, headers: ['etag', 'location'] } },
    problems: ['email-taken', 'unsupported-media-type'],
    example: { body: exampleFields, status: 201, response: exampleCustomer },
  },
  getCustomer: {
    ...routes.getCustomer,
    summary: 'Read a customer',
    params,
    headers: z.object({ 'if-none-match': z.optional(z.string()) }),
    responses: {
      200: { description: 'The customer.', body: customer, headers: ['etag'] },
      304: { description: 'You have this version.', headers: ['etag'] },
    },
    problems: ['customer-not-found'],
    example: { params: { id: exampleCustomer.id }, status: 200, response: exampleCustomer },
  },
  updateCustomer: {
    ...routes.updateCustomer,
    summary: 'Replace a customer, if it is still the version you read',
    params,
    headers: z.object({ 'if-match': z.optional(ifMatch) }),
    body: updateCustomerBody,
    responses: { 200: { description: 'The customer as saved.', body: customer, headers: ['etag'] } },
    problems: ['customer-not-found', 'email-taken', 'version-conflict', 'version-required', 'unsupported-media-type'],
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
    summary: 'Delete a customer',
    params,
    headers: z.object({ 'if-match': z.optional(ifMatch) }),
    responses: { 204: { description: 'It is gone.' } },
    problems: ['customer-not-found', 'version-conflict'],
    example: { params: { id: exampleCustomer.id }, status: 204 },
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

export type CustomerPage = z.infer<typeof page>;
export type GetCustomersQuery = z.output<typeof query>;
