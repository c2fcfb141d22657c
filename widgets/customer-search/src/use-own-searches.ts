import { useWidget } from '@customer-kit/kit';
import { useEffect, useState } from 'react';
import { openRecentSearches, type RecentSearches } from './recent-searches.ts';

export interface OwnSearches {
  /** Those there are while the field is open. */
  recent: readonly string[];
  add: (query: string) => void;
  clear: () => void;
}

const none: readonly string[] = [];

/** The searches of whoever is signed in by now; nothing is kept while nobody is known to be. */
export function useOwnSearches(api: string, wanted: boolean, open: boolean): OwnSearches {
  const { group } = useWidget();
  const [recent, setRecent] = useState(none);

  useEffect(() => {
    if (!wanted || !open) return undefined;
    let current = true;
    async function read() {
      const user = await group.user();
      if (current && user !== undefined) setRecent(openRecentSearches(api, user).all());
    }
    void read();
    return () => {
      current = false;
      setRecent(none);
    };
  }, [api, group, wanted, open]);

  async function change(by: (searches: RecentSearches) => void) {
    const user = wanted ? await group.user() : undefined;
    if (user !== undefined) by(openRecentSearches(api, user));
  }

  return {
    recent,
    add: (query) => void change((searches) => searches.add(query)),
    clear() {
      setRecent(none);
      void change((searches) => searches.clear());
    },
  };
}
