import { etagOf, type UpdateCustomerBody } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { useWidget } from '../widget-context.ts';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { putIntoLists } from './list-cache.ts';

export interface CustomerUpdate {
  id: string;
  /** The version the edit started from; the save is refused with 412 when it is not the newest any more. */
  version: number;
  body: UpdateCustomerBody;
}

/** Saves a customer, puts it into the lists already loaded and dispatches `customer-update`. */
export function useUpdateCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    mutationFn: ({ id, version, body }: CustomerUpdate) =>
      group.client.call('updateCustomer', { params: { id }, headers: { 'if-match': etagOf(version) }, body }),
    onSuccess(customer) {
      putIntoLists(group.queryClient, customer);
      dispatch('customer-update', { customer });
    },
    onError(error, { id }) {
      learnFromRefusal(group.queryClient, error, id);
    },
  });
}
