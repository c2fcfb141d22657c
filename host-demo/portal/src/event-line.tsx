import type { events } from './company-news.ts';
import { Day } from './day.tsx';

interface EventLineProps extends Intl.DateTimeFormatOptions {
  event: (typeof events)[number];
  language: string;
}

/** An event of the company, which names it in English: its day in the reader's language, title and place. */
export function EventLine({ event: { title, place, inDays }, ...day }: EventLineProps) {
  return (
    <li>
      <Day fromToday={inDays} {...day} />
      <span lang="en" dir="auto">
        {title}
      </span>
      <small lang="en" dir="auto">
        {place}
      </small>
    </li>
  );
}
