import { useEffect, useState } from 'react';

/** After so long people wonder whether anything happens at all (Nielsen, "Response Times"). Milliseconds. */
const patience = 5_000;

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
