import { useEffect, useRef } from 'react';
import { ApiError } from './api/api-error.ts';
import { useWidget } from './widget-context.ts';

/**
 * Reads again what could not be read for want of a sign-in, once for each failure, when somebody has signed in. Not for
 * what changes customers: it may be somebody else, who has not asked for that. Gives the error if it is such a refusal.
 */
export function useAfterSignIn(error: unknown, again: (() => void) | undefined): ApiError | undefined {
  const { group } = useWidget();
  const refusal = error instanceof ApiError && error.status === 401 ? error : undefined;
  const newest = useRef(again);
  useEffect(() => {
    newest.current = again;
  });
  useEffect(() => {
    if (!refusal) return undefined;
    const stop = group.onSignIn(() => {
      stop();
      newest.current?.();
    });
    return stop;
  }, [refusal, group]);
  return refusal;
}
