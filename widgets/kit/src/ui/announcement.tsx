import { type Ref, useEffect, useState } from 'react';

interface AnnouncementProps {
  ref?: Ref<HTMLParagraphElement>;
  children: string;
}

/** Milliseconds in which a browser has told a screen reader that a region is there. */
const settling = 250;

/**
 * Says a text to those who do not see what it tells. A screen reader says what changes in a region that it knows, and
 * while a modal dialog is open it knows none outside: the text comes a moment after the region, or after the dialog that
 * closed with it (WCAG 4.1.3, technique ARIA22).
 */
export function Announcement({ ref, children: text }: AnnouncementProps) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), settling);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="visually-hidden" role="status" ref={ref}>
      {said}
    </p>
  );
}
