import type { CreateCustomerBody } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { useWidget } from '../widget-context.ts';
import { putIntoLists } from './list-cache.ts';

/** Creates a customer, puts it into the lists already loaded and dispatches `customer-create`. */
export function useCreateCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    mutationFn: (body: CreateCustomerBody) => group.client.call('createCustomer', { body }),
    onSuccess(customer) {
      putIntoLists(group.queryClient, customer);
      dispatch('customer-create', { customer });
    },
  });
}
