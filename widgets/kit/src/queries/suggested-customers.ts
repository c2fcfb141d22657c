import { type CustomerSummary, useAfterSignIn, useQuery, useWidget } from '@customer-kit/kit';
import { withAnswers } from './answers.ts';
import { fetchCustomerPage } from './customer-page.ts';
import { type CustomerList, listKey } from './list-scope.ts';

/** As many as fit under a field without scrolling. */
const most = 8;

export interface SuggestedCustomers {
  customers: readonly CustomerSummary[];
  error: Error | null;
}

/**
 * The first customers a query finds: a list of its own, which follows saves and deletions as every loaded list does. A
 * request nobody waits for any more is aborted. One that failed is sent again when the network is back, or somebody has
 * signed in.
 */
export function useSuggestedCustomers(query: string): SuggestedCustomers | undefined {
  const { client } = useWidget().group;
  const scope = { query, sort: 'name', first: most } as const;
  const {
    data = [],
    error,
    isPending,
    isPlaceholderData,
    refetch,
  } = useQuery({
    queryKey: [listKey, scope],
    async queryFn({ client: cache, signal }): Promise<CustomerList> {
      const request = { scope, cursor: undefined, asked: Date.now() };
      const page = await fetchCustomerPage(client, scope, undefined, signal, most);
      return { pages: [withAnswers(cache, page, request)], pageParams: [undefined] };
    },
    select: firstOfList,
    enabled: query !== '',
    // Without a network it fails and says so; waiting for one would look like searching.
    networkMode: 'always',
    refetchOnReconnect: true,
    placeholderData: (former) => former,
  });

  useAfterSignIn(error, () => void refetch());

  // Customers stay until the next ones come. That there are none is said of its own query only.
  return isPending || (isPlaceholderData && data.length === 0) ? undefined : { customers: data, error };
}

function firstOfList({ pages }: CustomerList): CustomerSummary[] {
  return pages.flatMap(({ items }) => items).slice(0, most);
}
