import { byCodePoint } from '@customer-kit/contract';

/** A place in an order: the sort key, and the id between equal keys. */
export interface Position {
  key: string;
  id: string;
}

export interface PageRange {
  /** The last row of the page before. */
  after?: Position | undefined;
  limit: number;
  descending?: boolean | undefined;
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
export function pageOf(sorted: readonly Position[], { after, limit, descending }: PageRange): Position[] {
  if (!descending) {
    const start = after ? firstAfter(sorted, after) : 0;
    return sorted.slice(start, start + limit);
  }
  const found = after ? firstAfter(sorted, after) : sorted.length;
  const previous = sorted[found - 1];
  const end = after && previous && comparePositions(previous, after) === 0 ? found - 1 : found;
  return sorted.slice(Math.max(0, end - limit), end).toReversed();
}

function firstAfter(sorted: readonly Position[], position: Position): number {
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
