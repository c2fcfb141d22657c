import type { Customer } from '@customer-kit/contract';
import { useQuery, useWidget } from '@customer-kit/kit';
import { learnFromRefusal } from './learn-from-refusal.ts';

function customerQueryKey(id: string): readonly ['customer', string] {
  return ['customer', id];
}

/**
 * One whole customer. Fetched anew whenever it is opened: an edit starts from what is stored now.
 * Without a network it fails at once instead of waiting for one.
 */
export function useGetCustomer(id: string | undefined) {
  const { client, queryClient } = useWidget().group;
  return useQuery({
    queryKey: customerQueryKey(id ?? ''),
    async queryFn({ signal }) {
      try {
        return (await client.call('getCustomer', { params: { id: id ?? '' } }, signal)) as Customer;
      } catch (error) {
        learnFromRefusal(queryClient, error, id ?? '');
        throw error;
      }
    },
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
    networkMode: 'always',
  });
}
