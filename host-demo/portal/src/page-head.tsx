import { useTexts } from './texts.ts';

export function PageHead({ section, title, intro }: { section: string; title: string; intro: string }) {
  const texts = useTexts();
  return (
    <header className="page-head">
      <nav aria-label={texts.breadcrumb}>
        <ol className="breadcrumb">
          <li>
            <a href="#/">Harbour</a>
          </li>
          <li>{section}</li>
          <li aria-current="page">{title}</li>
        </ol>
      </nav>
      <h1>{title}</h1>
      <p className="intro">{intro}</p>
    </header>
  );
}
