import { ApiError, NetworkError } from '@customer-kit/kit';
import { useEffect, useRef, useState } from 'react';
import type { Editor } from './use-editor.ts';

export type SaveAgain = { when: 'online' } | { when: 'seconds'; seconds: number };

/** Seconds beyond which nobody waits in front of a form for the server to be ready. */
const longestWait = 120;

/**
 * When a save that failed is sent again by itself: after the time the server asked for (429 and 503 with
 * `Retry-After`), or once the network is back. Undefined: when the reader says so. Somebody who types on has gone on
 * too, and says so.
 */
export function useSaveAgain({ failure, pending, submit }: Editor): SaveAgain | undefined {
  const wait = pending ? waitOf(failure) : undefined;
  const offline = pending && failure instanceof NetworkError && !navigator.onLine;
  const [seconds, setSeconds] = useState<{ of: unknown; left: number }>({ of: undefined, left: 0 });
  const newest = useRef(submit);
  useEffect(() => {
    newest.current = submit;
  });

  useEffect(() => {
    if (wait === undefined) return undefined;
    const end = Date.now() + wait * 1_000;
    const timer = setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1_000);
      setSeconds({ of: failure, left });
      if (left <= 0) newest.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [failure, wait]);

  useEffect(() => {
    if (!offline) return undefined;
    const save = () => newest.current();
    window.addEventListener('online', save);
    return () => window.removeEventListener('online', save);
  }, [offline]);

  if (offline) return { when: 'online' };
  if (wait === undefined) return undefined;
  return { when: 'seconds', seconds: seconds.of === failure ? seconds.left : wait };
}

function waitOf(failure: unknown): number | undefined {
  const wait = failure instanceof ApiError ? failure.retryAfter : undefined;
  return wait !== undefined && wait <= longestWait ? wait : undefined;
}
