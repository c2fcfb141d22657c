import { type CustomerSummary, etagOf } from '@customer-kit/contract';
import { type ApiError, isGone, isTransient, useMutation, useWidget } from '@customer-kit/kit';
import { useRef } from 'react';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { learnGone, takeFromLists } from './list-cache.ts';
import { retriesUntold } from './retries-untold.ts';

/**
 * Deletes a customer if it is still the version shown. It leaves the lists at once, comes back to its place when the API
 * refuses, and `customer-delete` is dispatched when it does not. Gives what can be restored; undefined where the backend
 * keeps nothing.
 */
export function useDeleteCustomer() {
  const { group, dispatch } = useWidget();
  const unanswered = useRef(new Set<string>());
  return useMutation({
    async mutationFn({ id, version }: CustomerSummary) {
      try {
        return await group.client.call('deleteCustomer', { params: { id }, headers: { 'if-match': etagOf(version) } });
      } catch (error) {
        if (isTransient(error)) unanswered.current.add(id);
        // Gone since a request of which nobody said what became: that one did it.
        if (isGone(error) && unanswered.current.has(id)) return (error as ApiError).problem.deleted;
        throw error;
      }
    },
    retry: retriesUntold,
    onMutate: ({ id }) => takeFromLists(group.queryClient, id),
    onSuccess(deleted, customer) {
      learnGone(group.queryClient, customer.id, deleted);
      // Restored, it would be among those to delete next.
      const selection = new Set(group.store.get().selection);
      if (selection.delete(customer.id)) group.store.set({ selection });
      dispatch('customer-delete', { customer });
    },
    onError(error, { id }, rollback) {
      rollback?.();
      learnFromRefusal(group.queryClient, error, id);
    },
  });
}
