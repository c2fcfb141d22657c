import { type CustomerSummary, etagOf } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { useWidget } from '../widget-context.ts';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { takeFromLists } from './list-cache.ts';

/**
 * Deletes a customer if it is still the version shown, takes it from the lists and dispatches `customer-delete`. Gives
 * what can be restored; undefined where the backend keeps nothing.
 */
export function useDeleteCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    mutationFn: ({ id, version }: CustomerSummary) =>
      group.client.call('deleteCustomer', { params: { id }, headers: { 'if-match': etagOf(version) } }),
    onSuccess(_, customer) {
      takeFromLists(group.queryClient, customer.id);
      dispatch('customer-delete', { customer });
    },
    onError(error, { id }) {
      learnFromRefusal(group.queryClient, error, id);
    },
  });
}
