import { ApiError, type CustomerSummary, type DeletedCustomer, isGone } from '@customer-kit/kit';
import { useDeleteCustomer } from '@customer-kit/kit/changes';
import { useRef } from 'react';
import type { BatchItem } from './batch.ts';
import type { Deleted } from './deleted.ts';
import { type Batch, useBatch } from './use-batch.ts';

export type DeletionItem = BatchItem<CustomerSummary>;

export interface Deletion extends Batch<CustomerSummary> {
  /** Those that are gone by now, for whoever closes before all are. */
  deleted: () => Deleted;
}

/** Deletes customers, each only as the version that was shown; the newer one that a refusal tells of is the next to try. */
export function useDeletion(customers: readonly CustomerSummary[], onDeleted: (deleted: Deleted) => void): Deletion {
  const { mutateAsync } = useDeleteCustomer();
  const deleted = useRef({ customers: [] as CustomerSummary[], restorable: [] as DeletedCustomer[] });
  const batch = useBatch(customers, {
    async send(customer) {
      const restorable = await mutateAsync(customer);
      deleted.current.customers.push(customer);
      if (restorable) deleted.current.restorable.push(restorable);
    },
    again: (customer, error) => (isGone(error) ? undefined : (currentOf(error) ?? customer)),
    onDone: () => onDeleted(deleted.current),
  });
  return { ...batch, deleted: () => deleted.current };
}

/** The newer version that the API refused to delete unseen. */
export function currentOf(error: unknown): CustomerSummary | undefined {
  return error instanceof ApiError ? error.problem.current : undefined;
}
