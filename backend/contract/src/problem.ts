import * as z from 'zod/mini';
import { customer, deletedCustomer } from './customer.ts';

/** One broken rule of a request. `in` says where (OpenAPI's word), `pointer` is a JSON Pointer into that part (RFC 6901). */
export const fieldError = z.object({
  in: z.enum(['path', 'query', 'header', 'body']),
  pointer: z.string(),
  /** Stable, for translation: the widgets' message catalogs have an entry for each. */
  code: z.string(),
  /** English, for logs and people who read JSON. */
  message: z.string(),
  /** The numbers of the broken rule, for translated messages. */
  params: z.optional(z.object({ minimum: z.optional(z.number()), maximum: z.optional(z.number()) })),
});

/** Body of every error answer: `application/problem+json`. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What happened this time and what to do next. */
  detail: z.optional(z.string()),
  /** With `invalid-request`: at most 50; `detail` says how many there are. */
  errors: z.optional(z.array(fieldError)),
  /** With `version-conflict`: the customer as it is now. */
  current: z.optional(customer),
  /** With `customer-deleted`: what can be restored, and until when. */
  deleted: z.optional(deletedCustomer),
  restorableUntil: z.optional(z.iso.datetime()),
  /** With `email-taken`: the customer that has the address. */
  conflictingId: z.optional(z.string()),
  /** Quote it when you ask for help: the logs are found by it. */
  requestId: z.optional(z.string()),
});

export type FieldError = z.infer<typeof fieldError>;
export type Problem = z.infer<typeof problem>;
