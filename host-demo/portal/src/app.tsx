import { type ReactNode, use, useEffect, useMemo } from 'react';
import { useBackend } from './backend.ts';
import { BreakingPage } from './breaking-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { CustomersPage } from './customers-page.tsx';
import { guardLinks, leave } from './leave.ts';
import { Navigation } from './navigation.tsx';
import { NewsPage } from './news-page.tsx';
import { QuickSearch } from './quick-search.tsx';
import { type Route, useRoute } from './route.ts';
import { useSettings } from './settings.ts';
import { loadTexts, TextsContext } from './texts.ts';
import { TopBar } from './top-bar.tsx';
import { TwoClerksPage } from './two-clerks-page.tsx';
import { Waiting } from './waiting.tsx';

/** Pages on which somebody else works than the visitor. */
const ownSignIn: readonly Route[] = ['two-clerks', 'breaking-things'];

export function App({ localApi }: { localApi: string | null }) {
  const route = useRoute();
  const { settings, change } = useSettings();
  const { theme, density, language, person } = settings;
  const { backend, connection, failure, choose } = useBackend(localApi);
  const texts = use(loadTexts(language));
  const look = useMemo(() => ({ theme, density, locale: language }), [theme, density, language]);

  useEffect(guardLinks, []);

  useEffect(() => {
    const { documentElement } = document;
    documentElement.dataset.theme = theme;
    documentElement.lang = language;
    documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    document.title = `${texts[route]} · Harbour`;
  }, [theme, language, texts, route]);

  function page(): ReactNode {
    const shared = connection && { connection, look, language };
    const search = shared && <QuickSearch key={person} {...shared} person={person} />;
    if (route === 'news') return <NewsPage language={language}>{search}</NewsPage>;
    if (route === 'calendar') return <CalendarPage language={language}>{search}</CalendarPage>;
    if (!shared) return <Waiting>{failure ?? texts.starting}</Waiting>;
    if (route === 'two-clerks') return <TwoClerksPage key={shared.connection.api} {...shared} />;
    if (route === 'breaking-things') return <BreakingPage key={shared.connection.api} {...shared} />;
    // Another person sees nothing of what the one before had loaded.
    return <CustomersPage key={person} {...shared} person={person} onPerson={(chosen) => change({ person: chosen })} />;
  }

  return (
    <TextsContext value={texts}>
      <TopBar
        settings={settings}
        onSettings={(chosen) => {
          if (chosen.person === undefined) change(chosen);
          else leave(() => change(chosen));
        }}
        backend={backend}
        localApi={localApi}
        onBackend={(chosen) => leave(() => choose(chosen))}
        signsIn={!ownSignIn.includes(route) && connection?.issueToken !== undefined}
      />
      <div className="frame">
        <Navigation route={route} />
        <main className="main">{page()}</main>
      </div>
    </TextsContext>
  );
}
