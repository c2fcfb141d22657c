/** Fills the first page of customers into the preview of the list (`@customer-kit/kit/preview`). */
import type { CustomerPage, CustomerSummary } from '@customer-kit/kit';
import {
  type DrawPreview,
  messageOf,
  type PreviewSource,
  patternOf,
  resolveLocale,
  showContent,
} from '@customer-kit/kit/preview';
import { columnsKey, storedColumns } from '../columns-key.ts';
import type { CustomerListProps } from '../customer-list.tsx';
import { createDateFormat, type DateFormat } from '../dates.ts';

/** Undrawn stays what would look otherwise: other columns, no customers. */
export function previewOf(source: PreviewSource): DrawPreview<CustomerListProps> {
  return (root, answer, options) => {
    const { items, nextCursor } = answer as CustomerPage;
    const { api, group, columns } = options;
    if (columns || items.length === 0 || storedColumns(columnsKey(api, group))) return;
    const locale = resolveLocale(options.locale);
    const dates = createDateFormat(locale);
    const now = Date.now();

    const list = showContent(root, source, options);
    const { lang } = list.parentNode as HTMLElement;
    const find = (selector: string) => list.querySelector(selector) as HTMLElement;
    const count = messageOf(source, options, `list.count.${nextCursor ? 'more' : 'all'}`) ?? '';
    find('.count').textContent = patternOf(count, items.length, new Intl.PluralRules(lang)).replace(
      '{count}',
      new Intl.NumberFormat(locale).format(items.length),
    );
    const rows = find('.rows');
    const samples = new Map(
      [...rows.children].map((row) => [row.querySelector<HTMLElement>('.status')?.dataset.status, row]),
    );
    const { offsetHeight } = find('.row');
    rows.replaceChildren();
    const fitting = Math.ceil(find('.viewport').clientHeight / offsetHeight);
    rows.style.blockSize = `calc(${items.length} * var(--_row-size))`;
    rows.append(
      ...items.slice(0, fitting).map((customer, index) => {
        const row = samples.get(customer.status)?.cloneNode(true) as HTMLElement;
        row.style.insetBlockStart = `calc(${index} * var(--_row-size))`;
        fill(row, customer, dates, now);
        return row;
      }),
    );
  };
}

function fill(row: HTMLElement, customer: CustomerSummary, dates: DateFormat, now: number): void {
  const { name, email, company = '', createdAt, updatedAt } = customer;
  const updated = dates.recent(updatedAt, now);
  const created = dates.day(createdAt);
  for (const [column, text] of Object.entries({ name, email, company, updated, created })) {
    const shown = row.querySelector(`[data-column=${column}] .text`);
    if (shown) shown.textContent = text;
  }
}
