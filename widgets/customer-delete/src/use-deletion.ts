import { type CustomerSummary, type DeletedCustomer, useDeleteCustomer } from '@customer-kit/kit';
import { useEffect, useReducer, useRef } from 'react';
import { type DeletionState, initialState, isLeft, reduce } from './deletion-state.ts';

export interface Deletion extends DeletionState {
  /** Deletes what is left; again, what was refused. */
  start: () => void;
  /** Ends after the requests on their way. */
  stop: () => void;
}

/** Requests at a time: quick for a selection, gentle to the API's throttle. */
const lanes = 4;

/** What a deletion that left nobody did. */
export interface Deleted {
  count: number;
  /** Those that can be restored. */
  restorable: readonly DeletedCustomer[];
}

/** Deletes customers one by one and keeps what became of each. `onEnd` is told once none is left. */
export function useDeletion(customers: readonly CustomerSummary[], onEnd: (deleted: Deleted) => void): Deletion {
  const [state, dispatch] = useReducer(reduce, customers, initialState);
  const { mutateAsync } = useDeleteCustomer();
  const run = useRef<AbortController>(undefined);
  const done = useRef<{ count: number; restorable: DeletedCustomer[] }>({ count: 0, restorable: [] });
  useEffect(() => () => run.current?.abort(), []);

  async function deleteOne(customer: CustomerSummary): Promise<boolean> {
    const { id } = customer;
    try {
      const deleted = await mutateAsync(customer);
      dispatch({ type: 'deleted', id, deleted });
      done.current.count += 1;
      if (deleted) done.current.restorable.push(deleted);
      return true;
    } catch (error) {
      dispatch({ type: 'refused', id, error });
      return false;
    }
  }

  async function deleteAll(left: readonly CustomerSummary[], { signal }: AbortController): Promise<void> {
    const queue = [...left];
    let deleted = 0;
    const lane = async () => {
      for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
        if (await deleteOne(next)) deleted += 1;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    dispatch({ type: 'ended' });
    if (deleted === left.length) onEnd(done.current);
  }

  return {
    ...state,
    start() {
      if (state.running) return;
      run.current = new AbortController();
      dispatch({ type: 'begun' });
      void deleteAll(
        state.items.filter(isLeft).map(({ customer }) => customer),
        run.current,
      );
    },
    stop: () => run.current?.abort(),
  };
}
