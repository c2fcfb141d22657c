import type { CustomerSummary } from '@customer-kit/kit';

interface Page {
  items: readonly CustomerSummary[];
}

/**
 * Gives the rows of all pages. What it did for the pages of the call before is kept: with a thousand pages loaded, one
 * more costs its own rows only.
 */
export function createRowsOfPages(): (pages: readonly Page[]) => readonly CustomerSummary[] {
  let known: readonly Page[] = [];
  let rows: readonly CustomerSummary[] = [];
  let ids = new Set<string>();

  return (pages) => {
    const kept = known.length <= pages.length && known.every((page, index) => page === pages[index]) ? known.length : 0;
    if (kept === 0) [rows, ids] = [[], new Set()];
    const added = pages.slice(kept).flatMap(({ items }) => items);
    const before = ids.size;
    for (const { id } of added) ids.add(id);
    const unique = ids.size === before + added.length;
    if (added.length > 0) rows = unique ? [...rows, ...added] : newest([...rows, ...added]);
    known = pages;
    return rows;
  };
}

/** A customer moved by somebody between two requests can be on two pages; the page read later is right. */
function newest(rows: readonly CustomerSummary[]): readonly CustomerSummary[] {
  const last = new Map(rows.map(({ id }, index) => [id, index]));
  return rows.filter(({ id }, index) => last.get(id) === index);
}
