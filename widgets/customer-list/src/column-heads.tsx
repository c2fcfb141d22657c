import { Icon, type Sort } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import type { PlacedColumn } from './columns.tsx';
import type { ListTranslate } from './messages.ts';

export interface Sorting {
  sort: Sort;
  /** False while a search orders the rows. */
  sortable: boolean;
  onSort: (sort: Sort) => void;
}

export interface ColumnHeadsProps {
  columns: readonly PlacedColumn[];
  /** Undefined: the rows have one order. */
  sorting: Sorting | undefined;
  /** A box to select all rows by. */
  check: ReactNode;
  hasActions: boolean;
  t: ListTranslate;
}

export function ColumnHeads({ columns, sorting, check, hasActions, t }: ColumnHeadsProps) {
  return (
    <div className="heads" role="rowgroup">
      <div className="head-row" role="row" aria-rowindex={1}>
        {check && (
          <div className="cell" role="columnheader" data-column="check">
            {check}
          </div>
        )}
        {columns.map((column) =>
          column.sorts && sorting ? (
            <SortHead key={column.name} column={column} sorts={column.sorts} sorting={sorting} t={t} />
          ) : (
            <div
              className="cell"
              key={column.name}
              role="columnheader"
              data-column={column.name}
              data-rank={column.rank}
            >
              <span className="text">{t(`list.column.${column.name}`)}</span>
            </div>
          ),
        )}
        {hasActions && (
          <div className="cell" role="columnheader" data-column="actions">
            <span className="visually-hidden">{t('list.column.actions')}</span>
          </div>
        )}
      </div>
    </div>
  );
}

interface SortHeadProps {
  column: PlacedColumn;
  sorts: readonly [Sort, Sort];
  sorting: Sorting;
  t: ListTranslate;
}

function SortHead({ column: { name, rank }, sorts: [first, second], sorting, t }: SortHeadProps) {
  const { sort, sortable, onSort } = sorting;
  const sorted = sortable && (sort === first || sort === second) ? sort : undefined;
  const reason = sortable ? undefined : t('list.sort.matched');
  return (
    <div
      className="cell"
      role="columnheader"
      data-column={name}
      data-rank={rank}
      aria-sort={sorted === undefined ? 'none' : sorted.startsWith('-') ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className="sort"
        aria-disabled={!sortable || undefined}
        aria-description={reason}
        title={reason}
        onClick={() => sortable && onSort(sort === first ? second : first)}
      >
        {t(`list.column.${name}`)}
        <span className="sort-icon" data-sorted={sorted !== undefined}>
          <Icon name={(sorted ?? first).startsWith('-') ? 'descending' : 'ascending'} />
        </span>
      </button>
    </div>
  );
}
