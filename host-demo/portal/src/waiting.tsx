import { useEffect, useState } from 'react';

/** Milliseconds in which a browser has told a screen reader that a region is there. */
const settling = 250;

/**
 * What the portal waits for, or why it waits in vain. A screen reader says what changes in a region that it knows, so the
 * text comes a moment after the region (WCAG 4.1.3).
 */
export function Waiting({ children: text }: { children: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), settling);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="card waiting" role="status">
      {said || '\u00a0'}
    </p>
  );
}
