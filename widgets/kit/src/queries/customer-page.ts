import type { CustomerPage } from '@customer-kit/contract';
import type { ApiClient } from '../api/api-client.ts';
import type { ListScope } from './list-scope.ts';

/** Rows fetched at once: the most the API gives, so that fast scrolling waits rarely. */
export const pageSize = 100;

/** One page of a list. */
export function fetchCustomerPage(
  client: ApiClient,
  { query, sort, status, deleted }: ListScope,
  cursor?: string,
  signal?: AbortSignal,
): Promise<CustomerPage> {
  const listed = deleted ? { deleted: 'true' as const } : { status, ...(query === '' ? { sort } : { q: query }) };
  return client.call('getCustomers', { query: { limit: pageSize, cursor, ...listed } }, signal);
}
