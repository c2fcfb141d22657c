/**
 * deleteCustomer: deletes so that it can be restored, or erases, the version that If-Match names or whichever there is.
 * Problems: customer-not-found, customer-deleted, version-conflict.
 */
import { etagOf, versionOf } from '@customer-kit/contract';
import { eraseCustomer, removeCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';

export const handler = defineHandler('deleteCustomer', async ({ params, query, headers }) => {
  const version = versionOf(headers['if-match'] ?? '');
  const deleted = await (query.purge ? eraseCustomer : removeCustomer)(params.id, version);
  if (!deleted) return { status: 204 };
  return { status: 200, headers: { etag: etagOf(deleted.version) }, body: deleted };
});
