import { searchableQuery, useWidget } from '@customer-kit/kit';
import { useLayoutEffect } from 'react';
import { parameterOf, withParameter } from './url-parameter.ts';

/**
 * Keeps the group's query in a parameter of the page's URL: read at first and when the reader goes back or forward,
 * written in place, so that the history has no entry for every word. Without a name the URL is the page's alone.
 */
export function useQueryParameter(name: string | undefined): void {
  const { store } = useWidget().group;

  useLayoutEffect(() => {
    if (!name) return undefined;
    const given = () => parameterOf(location.search, name);
    const read = () => store.set({ query: searchableQuery(given() ?? '') });

    function write() {
      const { query } = store.get();
      if (!name || query === (given() ?? '')) return;
      const { pathname, search, hash } = location;
      try {
        history.replaceState(history.state, '', pathname + withParameter(search, name, query) + hash);
      } catch {
        // Pages without a URL of their own (`srcdoc` frames) refuse, and so does Safari when there was too much writing.
      }
    }

    if (given() !== undefined) read();
    write();
    const stop = store.subscribe(write);
    addEventListener('popstate', read);
    return () => {
      stop();
      removeEventListener('popstate', read);
    };
  }, [name, store]);
}
