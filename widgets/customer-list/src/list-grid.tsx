import type { Customer, CustomerSummary } from '@customer-kit/kit';
import { useWidget } from '@customer-kit/kit';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { CheckAll } from './check-all.tsx';
import { ColumnHeads, type Sorting } from './column-heads.tsx';
import type { PlacedColumn } from './columns.tsx';
import { createDateFormat } from './dates.ts';
import { ListRow, type RowAction, SkeletonRow } from './list-row.tsx';
import type { ListTranslate } from './messages.ts';
import { noRows } from './rows-of-pages.ts';
import { useActiveRow } from './use-active-row.ts';
import type { Listing } from './use-listing.ts';
import { useNow } from './use-now.ts';
import { usePlaceKeeping } from './use-place-keeping.ts';
import { useReveal } from './use-reveal.ts';
import { useRowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

export interface ListGridProps {
  label: string;
  listing: Listing;
  columns: readonly PlacedColumn[];
  actions: readonly RowAction[];
  sorting?: Sorting | undefined;
  selection?: Selection | undefined;
  /** The customer saved last; its row is scrolled to and marked. */
  saved?: Customer | undefined;
  onOpen?: ((customer: CustomerSummary) => void) | undefined;
  onDelete?: ((customers: readonly CustomerSummary[]) => void) | undefined;
  /** What has the focus is about to go. */
  keepFocus: () => void;
  t: ListTranslate;
}

/** The next page is asked for when fewer rows than this are left below those rendered: half a page. */
const ahead = 50;
/** Skeletons that stand for rows to come. */
const tail = 6;

const cannotSelect = () => {};

/** ARIA grid (APG "grid", rows as its stops) over a window of rows. */
export function ListGrid(props: ListGridProps) {
  const { listing, columns, actions, selection, saved, onOpen, keepFocus, t } = props;
  const { list, scopeKey: scope, customers = noRows, more, loadMore } = listing;
  const { onTopRow, isPlaceholderData: stale } = list;
  const { locale } = useWidget();
  const dates = useMemo(() => createDateFormat(locale), [locale]);
  const now = useNow();
  const context = useMemo(() => ({ now, dates, t }), [now, dates, t]);
  const rows = useRowWindow();
  const { viewport, body, probe, start, fitting, top } = rows;
  usePlaceKeeping(rows, scope, customers);
  useReveal(rows, customers, saved);
  const active = useActiveRow({ rows, scope, customers, selection, onOpen, onDelete: props.onDelete });

  const firstLoad = listing.customers === undefined;
  const end = Math.min(rows.end, customers.length);
  const skeletons = firstLoad ? fitting + 1 : more ? tail : 0;

  useEffect(() => {
    // Where it stands by now: another scope has scrolled to its top since the window was rendered.
    if (loadMore && top() + (rows.end - start) >= customers.length - ahead) loadMore();
  }, [loadMore, top, start, rows.end, customers.length]);

  useLayoutEffect(() => {
    onTopRow(top());
  });

  // Before it leaves the DOM, for the last row that goes takes the focus with it.
  useLayoutEffect(() => {
    const element = viewport.current;
    return () => {
      if (element?.matches(':focus-within')) keepFocus();
    };
  }, [viewport, keepFocus]);

  return (
    <div
      className="viewport"
      ref={viewport}
      // Firefox would make a stop of it, before the rows it shows.
      tabIndex={-1}
      data-loading={firstLoad}
      // Where there is nothing to scroll, `contain` would hold up the page all the same.
      style={{ overscrollBehavior: customers.length > fitting ? 'contain' : undefined }}
    >
      <div className="probe" ref={probe} />
      <div
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={more || firstLoad ? -1 : customers.length + 1}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={stale || firstLoad}
        data-actions={actions.length}
      >
        <ColumnHeads
          columns={columns}
          sorting={props.sorting}
          check={selection && <CheckAll selection={selection} of={customers.length} t={t} />}
          hasActions={actions.length > 0}
          t={t}
        />
        <div
          className="rows"
          role="rowgroup"
          ref={body}
          data-stale={stale}
          style={{ blockSize: `calc(${customers.length + skeletons} * var(--_row-size))` }}
          onFocus={active.onFocus}
          onBlur={active.onBlur}
          onKeyDown={active.onKeyDown}
        >
          {indexes(start, end, active.tabStop).map((index) => {
            const customer = customers.at(index);
            return (
              customer && (
                <ListRow
                  key={customer.id}
                  customer={customer}
                  index={index}
                  columns={columns}
                  actions={actions}
                  tabStop={index === active.tabStop}
                  selected={selection?.ids.has(customer.id)}
                  saved={customer.id === saved?.id ? saved : undefined}
                  context={context}
                  onOpen={onOpen}
                  onSelect={selection?.select ?? cannotSelect}
                />
              )
            );
          })}
          {rows.end > customers.length &&
            indexes(customers.length, customers.length + skeletons).map((index) => (
              <SkeletonRow
                key={index}
                index={index}
                columns={columns}
                hasCheck={selection !== undefined}
                hasActions={actions.length > 0}
              />
            ))}
        </div>
      </div>
    </div>
  );
}

/** The window, and the row that has the focus wherever it is: taken out of the DOM it would drop the focus. */
function indexes(start: number, end: number, kept = Number.NaN): number[] {
  const list = kept < start ? [kept] : [];
  for (let index = start; index < end; index += 1) list.push(index);
  if (kept >= end) list.push(kept);
  return list;
}
