import { useEffect, useState } from 'react';

/** Milliseconds after which a reader begins to wonder whether anything happens. */
const patience = 4_000;

/** Whether something has been going on for longer than one waits without a word. */
export function useLongWait(busy: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [busy]);
  return busy && long;
}
