import { useEffect, useRef, useState } from 'react';
import { ApiError } from './api/api-error.ts';

/**
 * Seconds until the server wants to be asked again (`Retry-After`), then asks; undefined when it did not say. Starts
 * over with every failure.
 */
export function useCountdown(error: unknown, onEnd: () => void): number | undefined {
  const seconds = error instanceof ApiError ? error.retryAfter : undefined;
  const [left, setLeft] = useState({ error, seconds });
  if (left.error !== error) setLeft({ error, seconds });
  const end = useRef(onEnd);

  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => {
    if (seconds === undefined) return undefined;
    // Counted against the clock: timers of a tab in the background are late.
    const until = Date.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1_000);
      setLeft({ error, seconds: Math.max(0, rest) });
      if (rest > 0) return;
      clearInterval(timer);
      end.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, [error, seconds]);

  return left.error === error ? left.seconds : seconds;
}
