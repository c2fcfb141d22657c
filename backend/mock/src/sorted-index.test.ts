import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePositions, type Position, pageOf, SortedIndex } from './sorted-index.ts';

interface Row {
  id: string;
  name: string;
}

const row = fc.record({ id: fc.uuid(), name: fc.constantFrom('a', 'b', 'ab', 'B', '🙂', '\uffff', '') });
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });

function pages(read: (after: Position | undefined) => Position[]): Position[] {
  const all: Position[] = [];
  for (;;) {
    const page = read(all.at(-1));
    if (page.length === 0) return all;
    all.push(...page);
  }
}

test('pages hold every row once and in order, however rows came and went', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 1, max: 7 }), fc.boolean(), (first, later, limit, descending) => {
      const index = new SortedIndex<Row>(({ name }) => name);
      for (const added of first) index.append(added);
      const kept = first.filter((_, i) => i % 3 !== 0);
      for (const removed of first) if (!kept.includes(removed)) index.remove(removed);
      for (const added of later) index.add(added);

      const sorted = [...kept, ...later].map(({ id, name }) => ({ key: name, id })).toSorted(comparePositions);
      const expected = descending ? sorted.toReversed() : sorted;
      expect(pages((after) => index.page({ after, limit, descending }))).toEqual(expected);
    }),
  );
});

test('a page goes on after a row that has gone meanwhile', () => {
  const sorted = ['a', 'c', 'd'].map((key) => ({ key, id: '1' }));
  const gone = { key: 'b', id: '1' };
  expect(pageOf(sorted, { after: gone, limit: 2 })).toEqual(sorted.slice(1));
  expect(pageOf(sorted, { after: gone, limit: 2, descending: true })).toEqual(sorted.slice(0, 1));
});

test('is empty after clear', () => {
  const index = new SortedIndex<Row>(({ name }) => name);
  index.add({ id: '1', name: 'a' });
  index.clear();
  expect(index.page({ limit: 5 })).toEqual([]);
});
