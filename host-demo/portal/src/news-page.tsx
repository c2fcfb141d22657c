import type { ReactNode } from 'react';
import { articles, dayFromToday } from './company-news.ts';
import { PageHead } from './page-head.tsx';
import { useTexts } from './texts.ts';

export function NewsPage({ language, children }: { language: string; children: ReactNode }) {
  const texts = useTexts();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (
    <div className="content narrow">
      <PageHead section={texts.company} title={texts.news} intro={texts.newsIntro} />
      {children}
      {articles.map(({ id, title, text, daysAgo, author }) => (
        <article className="card article" key={id} lang="en" dir="ltr">
          <p className="byline">
            <time>{day.format(dayFromToday(-daysAgo))}</time> · {author}
          </p>
          <h2>{title}</h2>
          <p>{text}</p>
        </article>
      ))}
    </div>
  );
}
