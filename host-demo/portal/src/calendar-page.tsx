import type { ReactNode } from 'react';
import { events } from './company-news.ts';
import { Day } from './day.tsx';
import { PageHead } from './page-head.tsx';
import { useTexts } from './texts.ts';

export function CalendarPage({ language, children }: { language: string; children: ReactNode }) {
  const texts = useTexts();
  return (
    <div className="content narrow">
      <PageHead section={texts.company} title={texts.calendar} intro={texts.calendarIntro} />
      {children}
      <ul className="card agenda">
        {events.map(({ title, place, inDays }) => (
          <li key={title}>
            <Day fromToday={inDays} language={language} weekday="long" day="numeric" month="long" />
            <span lang="en" dir="auto">
              {title}
            </span>
            <small lang="en" dir="auto">
              {place}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
