import { type Customer, etagOf, type UpdateCustomerBody } from '@customer-kit/contract';
import { ApiError, useMutation, useWidget } from '@customer-kit/kit';
import { learnFromRefusal } from './learn-from-refusal.ts';
import { learnSaved, putIntoLists } from './list-cache.ts';

export interface CustomerUpdate {
  /** What the edit started from; the save is refused with 412 when its version is not the newest any more. */
  from: Customer;
  body: UpdateCustomerBody;
  /** Waited for before each try. Rejected: nobody wants it any more, and it is not sent again. */
  wanted?: () => Promise<void>;
}

/**
 * Saves a customer and dispatches `customer-update`. The lists already loaded show the change at once, and what was
 * there before when the API refuses.
 */
export function useUpdateCustomer() {
  const { group, dispatch } = useWidget();
  return useMutation({
    async mutationFn({ from: { id, version }, body, wanted }: CustomerUpdate): Promise<Customer> {
      await wanted?.();
      const headers = { 'if-match': etagOf(version) };
      try {
        return await group.client.call('updateCustomer', { params: { id }, headers, body });
      } catch (error) {
        const current = error instanceof ApiError ? error.problem.current : undefined;
        // Saved already: by a first try whose answer got lost, or by somebody who meant the same.
        if (current && holds(current, body)) return current;
        throw error;
      }
    },
    onMutate({ from: { id, createdAt, version }, body }) {
      const updatedAt = new Date().toISOString();
      return putIntoLists(group.queryClient, { ...body, id, createdAt, updatedAt, version });
    },
    onSuccess(customer) {
      learnSaved(group.queryClient, customer);
      group.store.set({ saved: customer });
      dispatch('customer-update', { customer });
    },
    onError(error, { from }, rollback) {
      rollback?.();
      learnFromRefusal(group.queryClient, error, from.id);
    },
  });
}

/** Whether saving the body would change nothing. */
function holds({ id: _i, version: _v, createdAt: _c, updatedAt: _u, ...fields }: Customer, body: UpdateCustomerBody) {
  return canonical(fields) === canonical(body);
}

/** Objects that mean the same have one, whatever the order of their members. */
function canonical(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' ? Object.fromEntries(Object.entries(part).toSorted(byName)) : part,
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
