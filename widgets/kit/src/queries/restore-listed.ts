import type { Customer, CustomerSummary, DeletedCustomer } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { useWidget } from '../widget-context.ts';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { putIntoLists } from './list-cache.ts';
import { sendRestore } from './restore-customer.ts';

/**
 * Brings back a customer from the list of deleted ones, whose rows have not all of it: reads the rest first. Dispatches
 * `customer-restore`, also when somebody else was faster.
 */
export function useRestoreListed() {
  const { group, dispatch } = useWidget();
  const { client, queryClient } = group;

  async function read(id: string): Promise<Customer | DeletedCustomer> {
    try {
      return (await client.call('getCustomer', { params: { id } })) as Customer;
    } catch (error) {
      if (error instanceof ApiError && error.problem.deleted) return error.problem.deleted;
      throw error;
    }
  }

  return useMutation({
    async mutationFn({ id }: CustomerSummary) {
      const found = await read(id);
      return 'deletedAt' in found ? sendRestore(client, found) : found;
    },
    onSuccess(customer) {
      putIntoLists(queryClient, customer);
      dispatch('customer-restore', { customer });
    },
    onError(error, { id }) {
      learnFromRefusal(queryClient, error, id);
    },
  });
}
