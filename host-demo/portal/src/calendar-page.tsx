import type { ReactNode } from 'react';
import { events } from './company-news.ts';
import { EventLine } from './event-line.tsx';
import { PageHead } from './page-head.tsx';
import { useTexts } from './texts.ts';

export function CalendarPage({ language, children }: { language: string; children: ReactNode }) {
  const texts = useTexts();
  return (
    <div className="content narrow">
      <PageHead section={texts.company} title={texts.calendar} intro={texts.calendarIntro} />
      {children}
      <ul className="card agenda">
        {events.map((event) => (
          <EventLine key={event.title} event={event} language={language} weekday="long" day="numeric" month="long" />
        ))}
      </ul>
    </div>
  );
}
