/** deleteCustomer: the version that If-Match names, or whichever there is. Problems: customer-not-found, version-conflict. */
import { versionOf } from '@customer-kit/contract';
import { removeCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('deleteCustomer', async ({ params, headers }) => {
  await removeCustomer(params.id, versionOf(headers['if-match'] ?? ''));
  return { status: 204 };
});
