import { byCodePoint } from '@customer-kit/contract';

/** A place in an order: the sort key, and the id between equal keys. */
export interface Position {
  key: string;
  id: string;
}

/** A place in an order with who is there. */
export interface Listed<C> extends Position {
  customer: C;
}

export interface PageRange {
  /** The last row of the page before. */
  after?: Position | undefined;
  limit: number;
  descending?: boolean | undefined;
  /** Leaves rows out; the page is full all the same. */
  keep?: ((id: string) => boolean) | undefined;
}

/**
 * Ids kept in the order of a key, as an index of the real table keeps them. Rows added before the first page is read
 * are sorted once, then; after it a write costs a binary search.
 */
export class SortedIndex<Row extends { id: string }> {
  readonly #keyOf: (row: Row) => string;
  #positions: Position[] = [];
  #sorted = true;

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  /** The cheap way in for many rows at once: they take their places when the next page is read. */
  append(row: Row): void {
    this.#positions.push(this.#positionOf(row));
    this.#sorted = false;
  }

  add(row: Row): void {
    const position = this.#positionOf(row);
    const positions = this.#inOrder();
    positions.splice(firstAfter(positions, position), 0, position);
  }

  remove(row: Row): void {
    const positions = this.#inOrder();
    positions.splice(firstAfter(positions, this.#positionOf(row)) - 1, 1);
  }

  clear(): void {
    this.#positions = [];
    this.#sorted = true;
  }

  page(range: PageRange): Position[] {
    return pageOf(this.#inOrder(), range);
  }

  #inOrder(): Position[] {
    if (!this.#sorted) this.#positions = this.#positions.toSorted(comparePositions);
    this.#sorted = true;
    return this.#positions;
  }

  #positionOf(row: Row): Position {
    return { key: this.#keyOf(row), id: row.id };
  }
}

export function comparePositions(a: Position, b: Position): number {
  return byCodePoint(a.key, b.key) || byCodePoint(a.id, b.id);
}

/** The rows after a position, in ascending or descending order, of an ascending list. */
export function pageOf(sorted: readonly Position[], { after, limit, descending, keep }: PageRange): Position[] {
  const page: Position[] = [];
  let i = descending ? lastBefore(sorted, after) : firstAfter(sorted, after);
  for (let row = sorted[i]; row && page.length < limit; row = sorted[i]) {
    if (!keep || keep(row.id)) page.push(row);
    i += descending ? -1 : 1;
  }
  return page;
}

function lastBefore(sorted: readonly Position[], position: Position | undefined): number {
  if (!position) return sorted.length - 1;
  const last = firstAfter(sorted, position) - 1;
  const found = sorted[last];
  return found && comparePositions(found, position) === 0 ? last - 1 : last;
}

function firstAfter(sorted: readonly Position[], position: Position | undefined): number {
  if (!position) return 0;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = sorted[middle];
    if (candidate && comparePositions(candidate, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
