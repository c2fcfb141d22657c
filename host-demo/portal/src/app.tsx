import { useEffect, useMemo } from 'react';
import { useBackend } from './backend.ts';
import { CalendarPage } from './calendar-page.tsx';
import { CustomersPage } from './customers-page.tsx';
import { Navigation } from './navigation.tsx';
import { NewsPage } from './news-page.tsx';
import { useRoute } from './route.ts';
import { useSettings } from './settings.ts';
import { accessTokenOf } from './sign-in.ts';
import { catalogs, TextsContext } from './texts.ts';
import { TopBar } from './top-bar.tsx';

export function App({ localApi }: { localApi: string | null }) {
  const route = useRoute();
  const { settings, change } = useSettings();
  const { theme, density, language, person } = settings;
  const { backend, api, failure, choose } = useBackend(localApi);
  const texts = catalogs[language];
  const atLocalApi = localApi !== null && api === localApi;
  const getAccessToken = useMemo(
    () => (atLocalApi ? accessTokenOf(person, localApi) : undefined),
    [atLocalApi, person, localApi],
  );
  const options = useMemo(
    () =>
      api === undefined
        ? undefined
        : { api, getAccessToken, theme, density, locale: language, messages: { 'list.title': texts.directory } },
    [api, getAccessToken, theme, density, language, texts],
  );

  useEffect(() => {
    const { documentElement } = document;
    documentElement.dataset.theme = theme;
    documentElement.lang = language;
    documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    document.title = `${texts[route]} · Harbour`;
  }, [theme, language, texts, route]);

  return (
    <TextsContext value={texts}>
      <TopBar
        settings={settings}
        onSettings={change}
        backend={backend}
        localApi={localApi}
        onBackend={choose}
        signsIn={atLocalApi}
      />
      <div className="frame">
        <Navigation route={route} />
        <main className="main">
          {/* Another person sees nothing of what the one before had loaded. */}
          {route === 'customers' && (
            <CustomersPage key={person} options={options} failure={failure} language={language} />
          )}
          {route === 'news' && <NewsPage language={language} />}
          {route === 'calendar' && <CalendarPage language={language} />}
        </main>
      </div>
    </TextsContext>
  );
}
