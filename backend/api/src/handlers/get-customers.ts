/** getCustomers: a page of customers. Problems: invalid-request, invalid-cursor. */
import { findCustomers } from '../customers/pages.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('getCustomers', async ({ query }) => ({
  status: 200,
  body: await findCustomers(query),
}));
