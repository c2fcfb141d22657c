import { useSyncExternalStore } from 'react';

const routes = ['customers', 'two-clerks', 'breaking-things', 'news', 'calendar'] as const;
export type Route = (typeof routes)[number];

/** In the fragment, so that any static server can serve the portal. */
export function useRoute(): Route {
  const name = useSyncExternalStore(subscribe, () => location.hash.slice(2));
  return routes.find((route) => route === name) ?? 'customers';
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
