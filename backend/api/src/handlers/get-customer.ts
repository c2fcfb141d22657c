/** getCustomer: one customer, or 304 when the client has it. Problems: customer-not-found, customer-deleted. */
import { etagOf, noneMatchCovers } from '@customer-kit/contract';
import { readCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('getCustomer', async ({ params, headers }) => {
  const customer = await readCustomer(params.id);
  const known = headers['if-none-match'];
  const etag = etagOf(customer.version);
  if (known !== undefined && noneMatchCovers(known, customer.version)) return { status: 304, headers: { etag } };
  return { status: 200, headers: { etag }, body: customer };
});
