import type { CustomerPage, CustomerSummary } from '@customer-kit/contract';
import { type ApiClient, definedOf } from '../api/api-client.ts';
import type { ListScope } from './list-scope.ts';

/** Rows fetched at once: the most the API gives, so that fast scrolling waits rarely. */
export const pageSize = 100;

/** What every row is told or ordered by. */
const blank: Partial<CustomerSummary> = { name: '', email: '', createdAt: '' };

/** One page of a list, of rows that can be shown whatever a record, or another version of the API, has left out. */
export async function fetchCustomerPage(
  client: ApiClient,
  { query, sort, status, deleted }: ListScope,
  cursor?: string,
  signal?: AbortSignal,
  limit = pageSize,
): Promise<CustomerPage> {
  const listed = deleted ? { deleted: 'true' as const } : { status, ...(query === '' ? { sort } : { q: query }) };
  const page = await client.call('getCustomers', { query: { limit, cursor, ...listed } }, signal);
  return {
    ...page,
    items: page.items.map((row) => ({ ...blank, ...definedOf(row) })),
  };
}
