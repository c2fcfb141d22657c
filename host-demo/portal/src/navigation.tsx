import { useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import type { Route } from './route.ts';
import { useTexts } from './texts.ts';

const groups: { title: 'sales' | 'company' | 'tryOut'; routes: Route[] }[] = [
  { title: 'sales', routes: ['customers'] },
  { title: 'company', routes: ['news', 'calendar'] },
  { title: 'tryOut', routes: ['two-clerks', 'breaking-things'] },
];

export function Navigation({ route }: { route: Route }) {
  const texts = useTexts();
  const navigation = useRef<HTMLElement>(null);

  // On narrow screens the links are one line that scrolls.
  useEffect(() => {
    navigation.current?.querySelector(`[href="#/${route}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [route]);

  return (
    <nav className="navigation" ref={navigation} aria-label={texts.navigation}>
      {groups.map(({ title, routes }) => (
        <section key={title}>
          <h2>{texts[title]}</h2>
          <ul>
            {routes.map((name) => (
              <li key={name}>
                <a href={`#/${name}`} aria-current={name === route ? 'page' : undefined}>
                  <Icon name={name} />
                  {texts[name]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
