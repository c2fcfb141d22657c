import { useMemo } from 'react';
import { articles, events } from './company-news.ts';
import { CustomerWidgets } from './customer-widgets.tsx';
import { Day } from './day.tsx';
import { EventLine } from './event-line.tsx';
import { PageHead } from './page-head.tsx';
import { type Person, useSession } from './sign-in.ts';
import { SignedIn } from './signed-in.tsx';
import { useTexts } from './texts.ts';
import type { WidgetPageProps } from './widget-page.ts';

interface CustomersPageProps extends WidgetPageProps {
  person: Person;
  onPerson: (person: Person) => void;
}

/** A search can be sent to a colleague, and is offered again. */
const search = { queryParameter: 'q', recent: 'on' } as const;

export function CustomersPage({ connection, look, language, person, onPerson }: CustomersPageProps) {
  const texts = useTexts();
  const { api, issueToken } = connection;
  const { session, signIn } = useSession(issueToken, person);
  const options = useMemo(
    () => ({ ...look, api, getAccessToken: session?.getAccessToken, messages: { 'list.title': texts.directory } }),
    [look, api, session, texts],
  );
  return (
    <div className="with-column">
      <div className="content">
        <PageHead section={texts.sales} title={texts.customers} intro={texts.customersIntro} />
        <SignedIn onSignIn={issueToken && (() => (person === 'nobody' ? onPerson('editor') : signIn(person)))}>
          <CustomerWidgets options={options} search={search} form="dialog" />
        </SignedIn>
      </div>
      <CompanyColumn language={language} />
    </div>
  );
}

function CompanyColumn({ language }: { language: string }) {
  const texts = useTexts();
  return (
    <aside className="column">
      <section>
        <h2>{texts.latestNews}</h2>
        <ul className="headlines">
          {articles.slice(0, 3).map(({ id, title, daysAgo }) => (
            <li key={id}>
              <Day fromToday={-daysAgo} language={language} day="numeric" month="short" />
              <a href="#/news" lang="en" dir="auto">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{texts.comingUp}</h2>
        <ul className="headlines">
          {events.slice(0, 3).map((event) => (
            <EventLine key={event.title} event={event} language={language} weekday="short" day="numeric" />
          ))}
        </ul>
      </section>
    </aside>
  );
}
