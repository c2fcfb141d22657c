import type { CustomerSummary } from '@customer-kit/kit';

/** All rows of a list, in its order; another object when one of them changed. */
export interface Rows extends Iterable<CustomerSummary> {
  readonly length: number;
  at: (index: number) => CustomerSummary | undefined;
  /** -1 when the customer is not among them. */
  indexOf: (id: string) => number;
}

interface Page {
  items: readonly CustomerSummary[];
}

export const noRows: Rows = rowsOf([]);

/**
 * Gives the rows of all pages. One more page costs its own rows, however many there are: they stay in their pages, for
 * one array of a hundred thousand rows would be written anew for each page. Any other change looks at all of them.
 */
export function createRowsOfPages(): (pages: readonly Page[]) => Rows {
  let known: readonly Page[] = [];
  let rows = noRows;
  /** What is shown of each page. */
  let parts: (readonly CustomerSummary[])[] = [];
  /** The page that a customer is shown on. */
  const pageOf = new Map<string, number>();

  return (pages) => {
    const more = known.every((page, index) => page === pages[index]);
    if (more && known.length === pages.length) return rows;
    if (!more) {
      parts = [];
      pageOf.clear();
    }
    for (const { items } of pages.slice(parts.length)) {
      for (const { id } of items) {
        // Moved by somebody between two requests, a customer can be on two pages; the page read later is right.
        const earlier = pageOf.get(id);
        if (earlier !== undefined) parts[earlier] = parts[earlier]?.filter((row) => row.id !== id) ?? [];
        pageOf.set(id, parts.length);
      }
      parts.push(items);
    }
    known = pages;
    rows = rowsOf([...parts]);
    return rows;
  };
}

function rowsOf(parts: readonly (readonly CustomerSummary[])[]): Rows {
  let length = 0;
  const starts = parts.map((part) => {
    const start = length;
    length += part.length;
    return start;
  });

  return {
    length,
    at(index) {
      const page = starts.findLastIndex((start) => start <= index);
      return parts[page]?.[index - (starts[page] ?? 0)];
    },
    indexOf(id) {
      let before = 0;
      for (const part of parts) {
        const at = part.findIndex((row) => row.id === id);
        if (at !== -1) return before + at;
        before += part.length;
      }
      return -1;
    },
    *[Symbol.iterator]() {
      for (const part of parts) yield* part;
    },
  };
}
