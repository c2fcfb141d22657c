import type { ReactNode } from 'react';
import { dayFromToday, events } from './company-news.ts';
import { PageHead } from './page-head.tsx';
import { useTexts } from './texts.ts';

export function CalendarPage({ language, children }: { language: string; children: ReactNode }) {
  const texts = useTexts();
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <div className="content narrow">
      <PageHead section={texts.company} title={texts.calendar} intro={texts.calendarIntro} />
      {children}
      <ul className="card agenda">
        {events.map(({ title, place, inDays }) => (
          <li key={title}>
            <time>{day.format(dayFromToday(inDays))}</time>
            <span dir="auto">{title}</span>
            <small dir="auto">{place}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
