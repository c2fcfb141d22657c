/** What one person searched for in one API, the newest first, kept in this browser. */
export interface RecentSearches {
  all: () => readonly string[];
  add: (query: string) => void;
  clear: () => void;
}

/** As it lies in the storage. */
interface Kept {
  keptAt: number;
  queries: readonly string[];
}

/** Searches kept: as many as the eye takes in at once. */
const most = 5;

/** Days after the last search until all of a person's go: they name customers, and that person may never come back. */
const daysKept = 30;

const prefix = 'customer-kit.searches ';

/** A storage that is full, forbidden or holds something else keeps nothing, and nothing else happens. */
export function openRecentSearches(api: string, user: string): RecentSearches {
  const key = `${prefix}${api} ${user}`;
  return {
    all() {
      removeOld();
      return read(key);
    },
    add(query) {
      const others = read(key).filter((other) => other.toLowerCase() !== query.toLowerCase());
      write(key, [query, ...others].slice(0, most));
    },
    clear: () => write(key, []),
  };
}

/** Whoever's they are. */
function removeOld(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && read(key).length === 0) localStorage.removeItem(key);
    }
  } catch {
    // See above.
  }
}

function read(key: string): string[] {
  try {
    const { keptAt, queries } = JSON.parse(localStorage.getItem(key) ?? '{}') as Kept;
    if (!(Date.now() - keptAt < daysKept * 86_400_000)) return [];
    return queries.filter((query) => typeof query === 'string').slice(0, most);
  } catch {
    return [];
  }
}

function write(key: string, queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ keptAt: Date.now(), queries } satisfies Kept));
  } catch {
    // See above.
  }
}
