/** What one person searched for in one API, the newest first, kept in this browser. */
export interface RecentSearches {
  all: () => readonly string[];
  add: (query: string) => void;
  clear: () => void;
}

/** Searches kept: as many as the eye takes in at once. */
const most = 5;

/** A storage that is full, forbidden or holds something else keeps nothing, and nothing else happens. */
export function openRecentSearches(api: string, user: string): RecentSearches {
  const key = `customer-kit.searches ${api} ${user}`;
  return {
    all: () => read(key),
    add(query) {
      const others = read(key).filter((other) => other.toLowerCase() !== query.toLowerCase());
      write(key, [query, ...others].slice(0, most));
    },
    clear: () => write(key, []),
  };
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

function write(key: string, searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(searches));
  } catch {
    // See above.
  }
}
