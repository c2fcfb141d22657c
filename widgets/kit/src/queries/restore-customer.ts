import { type DeletedCustomer, etagOf } from '@customer-kit/contract';
import { retriesWrite, useMutation, useWidget } from '@customer-kit/kit';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { learnSaved } from './list-cache.ts';

/** Brings a deleted customer back, puts it into the lists already loaded and dispatches `customer-restore`. */
export function useRestoreCustomer(retry = retriesWrite) {
  const { group, dispatch } = useWidget();
  return useMutation({
    retry,
    mutationFn: (deleted: DeletedCustomer) => {
      const { id, version, createdAt: _c, updatedAt: _u, deletedAt: _d, restorableUntil: _r, ...body } = deleted;
      return group.client.call('updateCustomer', { params: { id }, headers: { 'if-match': etagOf(version) }, body });
    },
    onSuccess(customer) {
      learnSaved(group.queryClient, customer);
      dispatch('customer-restore', { customer });
    },
    onError(error, { id }) {
      learnFromRefusal(group.queryClient, error, id);
    },
  });
}
