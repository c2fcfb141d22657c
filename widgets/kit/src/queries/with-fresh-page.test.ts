import type { CustomerSummary } from '@customer-kit/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerList } from './list-scope.ts';
import { withFreshPage } from './with-fresh-page.ts';

const size = 5;
const customer = (id: number, version = 1) => ({ id: String(id).padStart(3, '0'), version }) as CustomerSummary;

/** The server's page behind a row, in the order of ids. */
function pageBehind(rows: readonly CustomerSummary[], after: string) {
  const rest = rows.filter(({ id }) => id > after);
  const items = rest.slice(0, size);
  return { items, nextCursor: rest.length > size ? (items.at(-1)?.id ?? '') : null };
}

function loadedPages(rows: readonly CustomerSummary[], count: number): CustomerList {
  const list: CustomerList = { pages: [], pageParams: [] };
  let cursor: string | null = '';
  while (cursor !== null && list.pages.length < count) {
    const page = pageBehind(rows, cursor);
    list.pages.push(page);
    list.pageParams.push(cursor);
    cursor = page.nextCursor;
  }
  return list;
}

const ids = fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 60 });

test('after a page was read again the list reads on without a row lost, doubled or out of order', () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(8), fc.nat(8), (before, after, count, at) => {
      const server = (of: number[]) => of.toSorted((a, b) => a - b).map((id) => customer(id));
      const list = loadedPages(server(before), count + 1);
      const index = Math.min(at, list.pages.length - 1);
      const fresh = pageBehind(server(after), list.pageParams[index] ?? '');
      const { pages, pageParams } = withFreshPage(list, index, fresh);

      const rows = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(rows).toEqual([...new Set(rows)].toSorted());
      expect(pageParams).toEqual(list.pageParams.slice(0, pages.length));
      expect(pages.slice(0, index)).toEqual(list.pages.slice(0, index));
      // Read again, the page is what the server has between the row before it and the one it ends with.
      const start = list.pageParams[index] ?? '';
      const end = pages[index]?.items.at(-1)?.id ?? '';
      expect(pages[index]?.items).toEqual(server(after).filter(({ id }) => id > start && id <= end));
      // The rest stays, or is asked for from where the page ends now.
      if (pages.length > index + 1) expect(pages.slice(index + 1)).toEqual(list.pages.slice(index + 1));
      else expect(pages.at(-1)?.nextCursor).toBe(fresh.nextCursor);
    }),
  );
});

test('a page that nothing changed in keeps those behind it', () => {
  const rows = Array.from({ length: 12 }, (_, id) => customer(id + 1));
  const list = loadedPages(rows, 3);
  expect(withFreshPage(list, 1, pageBehind(rows, '005'))).toEqual(list);
});

test('a row that was saved while the page was on its way stays as saved', () => {
  const list: CustomerList = { pages: [{ items: [customer(1, 3)], nextCursor: null }], pageParams: [undefined] };
  const fresh = { items: [customer(1, 2), customer(2)], nextCursor: null };
  expect(withFreshPage(list, 0, fresh).pages[0]?.items).toEqual([customer(1, 3), customer(2)]);
});
