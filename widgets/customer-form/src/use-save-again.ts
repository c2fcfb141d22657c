import { ApiError, NetworkError, useCountdown } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';
import type { Editor } from './use-editor.ts';

export type SaveAgain = { when: 'online' } | { when: 'seconds'; seconds: number };

/** Seconds beyond which nobody waits in front of a form for the server to be ready. */
const longestWait = 120;

/**
 * When a save that failed is sent again by itself: after the time the server asked for (429 and 503 with
 * `Retry-After`), or once the network is back. Undefined: when the reader says so. Somebody who types on has gone on
 * too, and says so; who is asked whether to discard it may not want it any more.
 */
export function useSaveAgain({ failure, pending, asking, submit }: Editor): SaveAgain | undefined {
  const waits = pending && !asking;
  const seconds = useCountdown(waits && isShort(failure) ? failure : undefined, submit);
  const offline = waits && failure instanceof NetworkError && !navigator.onLine;
  const newest = useRef(submit);
  useEffect(() => {
    newest.current = submit;
  });

  useEffect(() => {
    if (!offline) return undefined;
    const save = () => newest.current();
    window.addEventListener('online', save);
    return () => window.removeEventListener('online', save);
  }, [offline]);

  if (offline) return { when: 'online' };
  return seconds === undefined ? undefined : { when: 'seconds', seconds };
}

function isShort(failure: unknown): boolean {
  return failure instanceof ApiError && (failure.retryAfter ?? 0) <= longestWait;
}
