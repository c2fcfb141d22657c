import { type CustomerSummary, useWidget } from '@customer-kit/kit';
import { useEffect, useState } from 'react';

/** As many as fit under a field without scrolling. */
const most = 8;

export interface SuggestedCustomers {
  /** The query they are for; lags behind while an answer is on its way. */
  query: string;
  customers: readonly CustomerSummary[];
  error?: unknown;
}

/** The first customers a query finds. Asked once for every query; a request nobody waits for any more is aborted. */
export function useSuggestedCustomers(query: string): SuggestedCustomers | undefined {
  const { client, queryClient } = useWidget().group;
  const [answer, setAnswer] = useState<SuggestedCustomers>();

  useEffect(() => {
    if (query === '') return undefined;
    let wanted = true;
    const queryKey = ['suggestions', query];
    async function ask() {
      try {
        const { items } = await queryClient.fetchQuery({
          queryKey,
          // Without a network it fails and says so; waiting for one would look like searching.
          networkMode: 'always',
          queryFn: ({ signal }) => client.call('getCustomers', { query: { limit: most, q: query } }, signal),
        });
        if (wanted) setAnswer({ query, customers: items });
      } catch (error) {
        if (wanted) setAnswer({ query, customers: [], error });
      }
    }
    void ask();
    return () => {
      wanted = false;
      void queryClient.cancelQueries({ queryKey });
    };
  }, [query, client, queryClient]);

  if (query === '' || !answer) return undefined;
  // Customers stay until the next ones come. That there are none, or why not, is said of its own query only.
  return answer.query === query || answer.customers.length > 0 ? answer : undefined;
}
