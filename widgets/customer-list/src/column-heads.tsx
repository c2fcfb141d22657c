import { Icon, type Sort } from '@customer-kit/kit';
import type { ListTranslate } from './messages.ts';

/** Shown in this order; `sorts` are the orders a click on the head goes through. */
const columns = [
  { name: 'name', sorts: ['name', '-name'] },
  { name: 'email' },
  { name: 'company' },
  { name: 'status' },
  { name: 'updated' },
  { name: 'created', sorts: ['-createdAt', 'createdAt'] },
] as const satisfies readonly { name: string; sorts?: readonly [Sort, Sort] }[];

export interface ColumnHeadsProps {
  sort: Sort;
  /** False while a search orders the rows. */
  sortable: boolean;
  hasActions: boolean;
  onSort: (sort: Sort) => void;
  t: ListTranslate;
}

export function ColumnHeads({ sort, sortable, hasActions, onSort, t }: ColumnHeadsProps) {
  return (
    <div className="heads" role="rowgroup">
      <div className="head-row" role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const label = t(`list.column.${column.name}`);
          if (!('sorts' in column)) {
            return (
              <div className="cell" key={column.name} role="columnheader" data-column={column.name}>
                {label}
              </div>
            );
          }
          const [first, second] = column.sorts;
          const sorted = sortable && (sort === first || sort === second) ? sort : undefined;
          return (
            <div
              className="cell"
              key={column.name}
              role="columnheader"
              data-column={column.name}
              aria-sort={sorted === undefined ? 'none' : sorted.startsWith('-') ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                className="sort"
                aria-disabled={!sortable || undefined}
                aria-description={sortable ? undefined : t('list.sort.matched')}
                title={sortable ? undefined : t('list.sort.matched')}
                onClick={() => sortable && onSort(sort === first ? second : first)}
              >
                {label}
                <span className="sort-icon" data-sorted={sorted !== undefined}>
                  <Icon name={(sorted ?? first).startsWith('-') ? 'descending' : 'ascending'} />
                </span>
              </button>
            </div>
          );
        })}
        {hasActions && (
          <div className="cell" role="columnheader" data-column="actions">
            <span className="visually-hidden">{t('list.column.actions')}</span>
          </div>
        )}
      </div>
    </div>
  );
}
