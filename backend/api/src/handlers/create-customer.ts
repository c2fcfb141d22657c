/**
 * createCustomer: a new customer, or the one that the same request with the same Idempotency-Key made. Problems:
 * invalid-request, email-taken, idempotency-mismatch, unsupported-media-type, payload-too-large.
 */
import { etagOf, locationOf } from '@customer-kit/contract';
import { createCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('createCustomer', async ({ headers: sent, body }, { caller, path }) => {
  const key = sent['idempotency-key'];
  const customer = await createCustomer(body, key === undefined ? undefined : { caller, key });
  const headers = { etag: etagOf(customer.version), location: locationOf(customer.id, path) };
  return { status: 201, headers, body: customer };
});
