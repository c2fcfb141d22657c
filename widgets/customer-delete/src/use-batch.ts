import { NetworkError } from '@customer-kit/kit';
import { useUnloadQuestion } from '@customer-kit/kit/unload-question';
import { useEffect, useReducer, useRef } from 'react';
import { type BatchState, initialState, isLeft, reduce } from './batch.ts';
import { runInLanes } from './lanes.ts';

export interface BatchWork<T> {
  send: (subject: T) => Promise<void>;
  /** What to send again after this refusal; undefined where that cannot help. */
  again: (subject: T, error: unknown) => T | undefined;
  /** A go ended in which nothing was refused. */
  onDone: () => void;
}

export interface Batch<T> extends BatchState<T> {
  /** Begins, and begins again with what is left. */
  start: () => void;
  /** Ends after the requests on their way. */
  stop: () => void;
}

/** One request for each subject, a few at a time. Without a network it waits for one; see `lanes.ts` for the rest. */
export function useBatch<T extends { id: string }>(
  subjects: readonly T[],
  { send, again, onDone }: BatchWork<T>,
): Batch<T> {
  const [state, dispatch] = useReducer(reduce<T>, subjects, initialState<T>);
  const run = useRef<AbortController>(undefined);
  useEffect(() => () => run.current?.abort(), []);

  async function go(left: readonly T[], { signal }: AbortController): Promise<void> {
    let done = 0;
    const halt = await runInLanes(left, {
      signal,
      async send(subject) {
        await send(subject);
        dispatch({ type: 'done', id: subject.id });
        done += 1;
      },
      onRefused: (subject, error) => dispatch({ type: 'refused', id: subject.id, error, again: again(subject, error) }),
      onPause: (seconds) => dispatch({ type: 'paused', seconds }),
    });
    dispatch({ type: 'ended', halt });
    if (done === left.length) onDone();
  }

  function start() {
    if (state.running) return;
    run.current = new AbortController();
    dispatch({ type: 'begun' });
    void go(
      state.items.filter(isLeft).map(({ subject }) => subject),
      run.current,
    );
  }

  useEffect(() => {
    if (!(state.halt instanceof NetworkError)) return undefined;
    window.addEventListener('online', start);
    return () => window.removeEventListener('online', start);
  });

  useUnloadQuestion(state.running);

  return { ...state, start, stop: () => run.current?.abort() };
}
