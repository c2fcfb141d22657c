import { type CustomerSummary, useDeleteCustomer } from '@customer-kit/kit';
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

/** Deletes customers one by one and keeps what became of each. `onEnd` gets how many are gone once none is left. */
export function useDeletion(customers: readonly CustomerSummary[], onEnd: (deleted: number) => void): Deletion {
  const [state, dispatch] = useReducer(reduce, customers, initialState);
  const { mutateAsync } = useDeleteCustomer();
  const run = useRef<AbortController>(undefined);
  useEffect(() => () => run.current?.abort(), []);

  async function deleteOne(customer: CustomerSummary): Promise<boolean> {
    const { id } = customer;
    try {
      await mutateAsync(customer);
      dispatch({ type: 'deleted', id });
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
    const before = state.items.filter(({ outcome }) => outcome === 'deleted').length;
    if (deleted === left.length) onEnd(before + deleted);
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
