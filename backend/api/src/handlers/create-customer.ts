/** createCustomer: a new customer. Problems: invalid-request, email-taken, unsupported-media-type, payload-too-large. */
import { etagOf } from '@customer-kit/contract';
import { createCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('createCustomer', async ({ body }) => {
  const customer = await createCustomer(body);
  const headers = { etag: etagOf(customer.version), location: `/customers/${customer.id}` };
  return { status: 201, headers, body: customer };
});
