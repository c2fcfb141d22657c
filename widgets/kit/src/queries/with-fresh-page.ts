import type { CustomerPage } from '@customer-kit/contract';
import type { CustomerList } from './list-scope.ts';

/**
 * A list with one of its pages read again. The pages before it stay as they are, and those behind it where the fresh
 * page still meets them: where it has the row that the old one ended with. Where it has not, they are read again when
 * they are scrolled to, for only the server knows which rows belong between.
 */
export function withFreshPage(list: CustomerList, index: number, fresh: CustomerPage): CustomerList {
  const { pages, pageParams } = list;
  const old = pages[index];
  if (!old) return list;
  const known = new Map(old.items.map((row) => [row.id, row]));
  // A save made here meanwhile, answered or not, is newer than the page.
  const items = fresh.items.map((row) => {
    const ours = known.get(row.id);
    return ours && ours.version >= row.version ? ours : row;
  });
  const end = items.findIndex(({ id }) => id === old.items.at(-1)?.id);
  if (end === -1 || index === pages.length - 1) {
    return { pages: [...pages.slice(0, index), { ...fresh, items }], pageParams: pageParams.slice(0, index + 1) };
  }
  return { pages: pages.with(index, { ...old, items: items.slice(0, end + 1) }), pageParams };
}
