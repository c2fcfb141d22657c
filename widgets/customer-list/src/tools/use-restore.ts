import {
  ApiError,
  type CustomerSummary,
  type DeletedCustomer,
  useReportError,
  useWidget,
  type WidgetContextValue,
} from '@customer-kit/kit';
import { useRestoreCustomer } from '@customer-kit/kit/changes';
import { useCallback, useEffect, useRef, useState } from 'react';

type Client = WidgetContextValue['group']['client'];

export interface Restoring {
  restore: (customer: CustomerSummary) => void;
  /** The last one of those on their way. */
  restoring: CustomerSummary | undefined;
  /** What the API refused it with for now: it is sent again by itself, after the wait that this asks for. */
  refusedForNow: Error | undefined;
  /** What became of the last one; a failure stays until it is forgotten, tried again, or another one fails. */
  outcome: { customer: CustomerSummary; error?: Error } | undefined;
  forget: () => void;
}

/**
 * Restores from the list of deleted customers, whose rows have not all of a customer: reads the rest first.
 * The host is told what fails. `onOutdated`: it was not deleted any more.
 */
export function useRestore(onOutdated: () => void): Restoring {
  const { client } = useWidget().group;
  const { mutateAsync, isPending, failureReason } = useRestoreCustomer();
  const [outcome, setOutcome] = useState<Restoring['outcome']>();
  useReportError(outcome?.error);

  const outdated = useRef(onOutdated);
  useEffect(() => {
    outdated.current = onOutdated;
  });

  const underWay = useRef(new Map<string, CustomerSummary>());
  const [restoring, setRestoring] = useState<CustomerSummary>();
  const restore = useCallback(
    async (customer: CustomerSummary) => {
      const { id } = customer;
      if (underWay.current.has(id)) return;
      underWay.current.set(id, customer);
      setRestoring(customer);
      const tell = (done: Restoring['outcome']) =>
        setOutcome((now) => (now?.error && now.customer.id !== id ? now : done));
      tell(undefined);
      try {
        const deleted = await readDeleted(client, id);
        if (deleted) await mutateAsync(deleted);
        else outdated.current();
        tell({ customer });
      } catch (error) {
        // A newer version: somebody has brought it back meanwhile.
        if (error instanceof ApiError && error.problem.current) tell({ customer });
        else setOutcome({ customer, error: error as Error });
      } finally {
        underWay.current.delete(id);
        setRestoring([...underWay.current.values()].at(-1));
      }
    },
    [client, mutateAsync],
  );

  return {
    restore: useCallback((customer) => void restore(customer), [restore]),
    restoring,
    refusedForNow: isPending ? ((failureReason ?? undefined) as Error | undefined) : undefined,
    outcome,
    forget: useCallback(() => setOutcome(undefined), []),
  };
}

/** Undefined when somebody else was faster to restore it. */
async function readDeleted(client: Client, id: string): Promise<DeletedCustomer | undefined> {
  try {
    await client.call('getCustomer', { params: { id } });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.problem.deleted) return error.problem.deleted;
    throw error;
  }
}
