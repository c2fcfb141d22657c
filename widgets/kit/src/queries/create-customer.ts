import type { CreateCustomerBody } from '@customer-kit/contract';
import { retriesRead, useMutation, useWidget } from '@customer-kit/kit';
import { randomKey } from '../random-key.ts';
import { learnSaved } from './list-cache.ts';

/** The wish to create a customer. However often it is sent under its key, there will be one customer. */
export interface Creation {
  body: CreateCustomerBody;
  key: string;
  /** Waited for before each try. Rejected: nobody wants it any more, and it is not sent again. */
  wanted?: () => Promise<void>;
}

/** The wish for this body: the former one while it is the same body. */
export function creationOf(body: CreateCustomerBody, former?: Creation): Creation {
  return former && JSON.stringify(former.body) === JSON.stringify(body) ? former : { body, key: randomKey() };
}

/** Creates a customer, puts it into the lists already loaded and dispatches `customer-create`. */
export function useCreateCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    async mutationFn({ body, key, wanted }: Creation) {
      await wanted?.();
      return group.client.call('createCustomer', { headers: { 'idempotency-key': key }, body });
    },
    // Safe even when nobody knows what became of the first one.
    retry: retriesRead,
    onSuccess(customer) {
      learnSaved(group.queryClient, customer);
      group.store.set({ saved: customer });
      dispatch('customer-create', { customer });
    },
  });
}
