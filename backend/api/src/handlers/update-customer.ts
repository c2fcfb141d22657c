/**
 * updateCustomer: replaces the version that If-Match names; that of a deletion restores. Problems: invalid-request,
 * customer-not-found, customer-deleted, email-taken, version-conflict, version-required, unsupported-media-type,
 * payload-too-large.
 */
import { etagOf, versionOf } from '@customer-kit/contract';
import { replaceCustomer } from '../customers/repository.ts';
import { defineHandler } from '../http/define-handler.ts';
import { ProblemError } from '../http/problem-error.ts';

export const handler = defineHandler('updateCustomer', async ({ params, headers, body }) => {
  const expected = versionOf(headers['if-match'] ?? '');
  if (expected === undefined) {
    throw new ProblemError('version-required', { detail: 'Read the customer and send its ETag as If-Match.' });
  }
  const customer = await replaceCustomer(params.id, expected, body);
  return { status: 200, headers: { etag: etagOf(customer.version) }, body: customer };
});
