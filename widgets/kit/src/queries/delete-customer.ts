import { type CustomerSummary, etagOf } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { useWidget } from '../widget-context.ts';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { takeFromLists } from './list-cache.ts';

/**
 * Deletes a customer if it is still the version shown. It leaves the lists at once, comes back to its place when the API
 * refuses, and `customer-delete` is dispatched when it does not. Gives what can be restored; undefined where the backend
 * keeps nothing.
 */
export function useDeleteCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    mutationFn: ({ id, version }: CustomerSummary) =>
      group.client.call('deleteCustomer', { params: { id }, headers: { 'if-match': etagOf(version) } }),
    onMutate: ({ id }) => takeFromLists(group.queryClient, id),
    onSuccess(_, customer) {
      // Again: a page that was on its way may have brought it back.
      takeFromLists(group.queryClient, customer.id);
      dispatch('customer-delete', { customer });
    },
    onError(error, { id }, rollback) {
      rollback?.();
      learnFromRefusal(group.queryClient, error, id);
    },
  });
}
