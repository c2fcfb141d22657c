import type { CustomerSummary } from '@customer-kit/kit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowsOfPages } from './rows-of-pages.ts';

const customer = (id: string, version = 1) => ({ id, version }) as CustomerSummary;
const page = (...items: CustomerSummary[]) => ({ items });
const told = (rows: Iterable<CustomerSummary>) => [...rows].map(({ id, version }) => `${id}${version}`).join(' ');

const first = page(customer('a'), customer('b'));
const second = page(customer('c'));

test('rows of all pages, page after page', () => {
  const rowsOf = createRowsOfPages();
  expect(told(rowsOf([first]))).toBe('a1 b1');
  expect(told(rowsOf([first, second]))).toBe('a1 b1 c1');
  expect(told(rowsOf([]))).toBe('');
});

test('the same pages give the same rows', () => {
  const rowsOf = createRowsOfPages();
  expect(rowsOf([first, second])).toBe(rowsOf([first, second]));
});

test('a page that changed, and fewer pages, start over', () => {
  const rowsOf = createRowsOfPages();
  rowsOf([first, second]);
  expect(told(rowsOf([page(customer('a', 2), customer('b')), second]))).toBe('a2 b1 c1');
  expect(told(rowsOf([first]))).toBe('a1 b1');
});

test('a customer on two pages is shown once, as the later page has it', () => {
  const rowsOf = createRowsOfPages();
  rowsOf([first]);
  expect(told(rowsOf([first, page(customer('a', 2))]))).toBe('b1 a2');
  expect(told(rowsOf([first, page(customer('a', 2)), second]))).toBe('b1 a2 c1');
});

test('whatever becomes of the pages, the rows are those of all, each customer once, from the last page that has it', () => {
  // A page has nobody twice.
  const pages = fc.array(fc.uniqueArray(fc.nat(12), { maxLength: 4 }), { maxLength: 6 });
  // Changes keep some of the page objects, as the cache does.
  const changes = fc.array(fc.tuple(fc.nat(6), fc.nat(3), pages), { maxLength: 8 });
  fc.assert(
    fc.property(pages, changes, (initial, steps) => {
      const made = (ids: number[][]) => ids.map((items) => page(...items.map((id) => customer(`${id} `))));
      const rowsOf = createRowsOfPages();
      let now = made(initial);
      for (const [at, removed, added] of [[0, 0, []] as [number, number, number[][]], ...steps]) {
        const before = rowsOf(now);
        const shown = [...before];
        now = now.toSpliced(at, removed, ...made(added));
        const all = now.flatMap(({ items }) => items);
        const expected = all.filter(({ id }, index) => all.findLastIndex((other) => other.id === id) === index);
        const rows = rowsOf(now);
        expect([...rows]).toEqual(expected);
        expect(rows.length).toBe(expected.length);
        expect(Array.from({ length: rows.length + 2 }, (_, index) => rows.at(index - 1))).toEqual([
          undefined,
          ...expected,
          undefined,
        ]);
        for (const [index, { id }] of expected.entries()) expect(rows.indexOf(id)).toBe(index);
        expect(rows.indexOf('nobody')).toBe(-1);
        expect(rowsOf([...now])).toBe(rows);
        // Whoever compares the rows before with those after still has them.
        expect([...before]).toEqual(shown);
      }
    }),
  );
});
