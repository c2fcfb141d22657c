import { useEffect, useState } from 'react';

/** After so long people wonder whether anything happens at all (Nielsen, "Response Times"). Milliseconds. */
const slowAfter = 5_000;

/** Whether something is being waited for unusually long. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);

  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);

  return slow;
}
