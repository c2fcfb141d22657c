import type { CustomerPage, CustomerStatus, Sort } from '@customer-kit/contract';
import type { InfiniteData } from '@tanstack/react-query';

/** What a cached list is a list of; the last part of its query key. */
export interface ListScope {
  /** Empty: everybody, in the order of `sort`. A search has an order of its own. */
  query: string;
  sort: Sort;
  /** Default: of every status. */
  status?: CustomerStatus | undefined;
  /** The recently deleted, the last one first; as in the API, nothing else applies to them. */
  deleted?: boolean | undefined;
}

export type CustomerList = InfiniteData<CustomerPage, string | undefined>;

export const listKey = 'customers';

export function listQueryKey({ query, sort, status, deleted }: ListScope): readonly [typeof listKey, ListScope] {
  if (deleted) return [listKey, { query: '', sort: 'name', deleted }];
  return [listKey, { query, sort: query === '' ? sort : 'name', status }];
}
