import type { CustomerSummary } from '@customer-kit/kit';
import { expect, test } from 'vitest';
import { createRowsOfPages } from './rows-of-pages.ts';

const customer = (id: string, version = 1) => ({ id, version }) as CustomerSummary;
const page = (...items: CustomerSummary[]) => ({ items });
const told = (rows: readonly CustomerSummary[]) => rows.map(({ id, version }) => `${id}${version}`).join(' ');

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
