import type { CustomerSummary, Sort } from '@customer-kit/kit';
import { useWidget } from '@customer-kit/kit';
import { useEffect, useMemo } from 'react';
import { ColumnHeads } from './column-heads.tsx';
import { createDateFormat } from './dates.ts';
import { ListRow, SkeletonRow } from './list-row.tsx';
import type { ListTranslate } from './messages.ts';
import { useActiveRow } from './use-active-row.ts';
import { useNow } from './use-now.ts';
import { usePlaceKeeping } from './use-place-keeping.ts';
import { useRowWindow } from './use-row-window.ts';

export interface ListGridProps {
  /** Another one when the rows are of another query or order. */
  scope: string;
  /** Undefined before the first page. */
  customers: readonly CustomerSummary[] | undefined;
  /** There are pages not loaded yet. */
  more: boolean;
  /** The rows shown are those of the query before, or are being read again. */
  stale: boolean;
  /** Leaves room under the last row for a notice that lies over it. */
  noticed: boolean;
  /** Given when the next page may be asked for. */
  loadMore: (() => void) | undefined;
  sort: Sort;
  sortable: boolean;
  onSort: (sort: Sort) => void;
  onOpen: (customer: CustomerSummary) => void;
  onEdit: ((customer: CustomerSummary) => void) | undefined;
  onDelete: ((customer: CustomerSummary) => void) | undefined;
  t: ListTranslate;
}

/** The next page is asked for when fewer rows than this are left below those rendered: half a page. */
const ahead = 50;
/** Skeletons that stand for rows to come. */
const tail = 6;

const none: readonly CustomerSummary[] = [];

/** ARIA grid (APG "grid", rows as its stops) over a window of rows. */
export function ListGrid(props: ListGridProps) {
  const { scope, customers = none, more, stale, loadMore, onOpen, onEdit, onDelete, t } = props;
  const { locale } = useWidget();
  const dates = useMemo(() => createDateFormat(locale), [locale]);
  const now = useNow();
  const rows = useRowWindow();
  const { viewport, body, probe, start, fitting } = rows;
  usePlaceKeeping(rows, scope, customers);
  const active = useActiveRow({ rows, scope, customers, onOpen, onDelete });

  const firstLoad = props.customers === undefined;
  const end = Math.min(rows.end, customers.length);
  const skeletons = firstLoad ? fitting + 1 : more ? tail : 0;

  useEffect(() => {
    if (loadMore && rows.end >= customers.length - ahead) loadMore();
  }, [loadMore, rows.end, customers.length]);

  return (
    <div className="viewport" ref={viewport} data-loading={firstLoad}>
      <div className="probe" ref={probe} />
      <div
        className="grid"
        role="grid"
        aria-label={t('list.title')}
        aria-rowcount={more || firstLoad ? -1 : customers.length + 1}
        aria-busy={stale || firstLoad}
        data-actions={(onEdit ? 1 : 0) + (onDelete ? 1 : 0)}
        data-noticed={props.noticed}
      >
        <ColumnHeads
          sort={props.sort}
          sortable={props.sortable}
          hasActions={Boolean(onEdit ?? onDelete)}
          onSort={props.onSort}
          t={t}
        />
        <div
          className="rows"
          role="rowgroup"
          ref={body}
          data-stale={stale}
          style={{ ['--_count' as string]: customers.length + skeletons }}
          onFocus={active.onFocus}
          onBlur={active.onBlur}
          onKeyDown={active.onKeyDown}
        >
          {indexes(start, end, active.tabStop).map((index) => {
            const customer = customers[index];
            return (
              customer && (
                <ListRow
                  key={customer.id}
                  customer={customer}
                  index={index}
                  tabStop={index === active.tabStop}
                  now={now}
                  dates={dates}
                  t={t}
                  onOpen={onOpen}
                  onEdit={onEdit}
                  onDelete={onDelete}
                />
              )
            );
          })}
          {rows.end > customers.length &&
            Array.from({ length: skeletons }, (_, i) => (
              <SkeletonRow key={customers.length + i} index={customers.length + i} />
            ))}
        </div>
      </div>
    </div>
  );
}

/** The window, and the row that has the focus wherever it is: taken out of the DOM it would drop the focus. */
function indexes(start: number, end: number, kept: number | undefined): number[] {
  const list = Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
  if (kept === undefined || (kept >= start && kept < end)) return list;
  return kept < start ? [kept, ...list] : [...list, kept];
}
