import type { CustomerSummary } from '@customer-kit/kit';

interface Page {
  items: readonly CustomerSummary[];
}

/**
 * Gives the rows of all pages. What it did for the pages of the call before is kept: with a thousand pages loaded, one
 * more, or one that changed, costs its own rows only.
 */
export function createRowsOfPages(): (pages: readonly Page[]) => readonly CustomerSummary[] {
  let known: readonly Page[] = [];
  /** Of all pages one after another. */
  let all: readonly CustomerSummary[] = [];
  let rows = all;
  const counts = new Map<string, number>();
  /** Ids that are there more than once. */
  let repeated = 0;

  function count(items: readonly CustomerSummary[], by: 1 | -1) {
    for (const { id } of items) {
      const now = (counts.get(id) ?? 0) + by;
      if (now === 0) counts.delete(id);
      else counts.set(id, now);
      if (now === (by === 1 ? 2 : 1)) repeated += by;
    }
  }

  return (pages) => {
    const head = commonStart(known, pages);
    if (head === known.length && head === pages.length) return rows;
    const tail = commonStart(known.slice(head).toReversed(), pages.slice(head).toReversed());
    const removed = known.slice(head, known.length - tail).flatMap(({ items }) => items);
    const added = pages.slice(head, pages.length - tail).flatMap(({ items }) => items);
    const start = known.slice(0, head).reduce((sum, { items }) => sum + items.length, 0);
    count(removed, -1);
    count(added, 1);
    all = all.slice(0, start).concat(added, all.slice(start + removed.length));
    rows = repeated > 0 ? newest(all) : all;
    known = pages;
    return rows;
  };
}

function commonStart(a: readonly Page[], b: readonly Page[]): number {
  const end = a.findIndex((page, index) => page !== b[index]);
  return end === -1 ? a.length : end;
}

/** A customer moved by somebody between two requests can be on two pages; the page read later is right. */
function newest(rows: readonly CustomerSummary[]): readonly CustomerSummary[] {
  const last = new Map(rows.map(({ id }, index) => [id, index]));
  return rows.filter(({ id }, index) => last.get(id) === index);
}
