import type { ReactNode } from 'react';
import { articles } from './company-news.ts';
import { Day } from './day.tsx';
import { PageHead } from './page-head.tsx';
import { useTexts } from './texts.ts';

export function NewsPage({ language, children }: { language: string; children: ReactNode }) {
  const texts = useTexts();
  return (
    <div className="content narrow">
      <PageHead section={texts.company} title={texts.news} intro={texts.newsIntro} />
      {children}
      {articles.map(({ id, title, text, daysAgo, author }) => (
        <article className="card article" key={id} lang="en" dir="ltr">
          <p className="byline">
            <Day fromToday={-daysAgo} language={language} dateStyle="long" /> · {author}
          </p>
          <h2>{title}</h2>
          <p>{text}</p>
        </article>
      ))}
    </div>
  );
}
