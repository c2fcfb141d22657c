import { Button, type CustomerStatus, customerStatuses, type Sort } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import type { Sorting } from './column-heads.tsx';
import { columns } from './columns.tsx';
import type { ListTranslate } from './messages.ts';

export interface ListHeadProps {
  title: string;
  /** How many there are, as far as is known, and of what; empty before the first page. */
  count: string;
  children?: ReactNode;
}

export function ListHead({ title, count, children }: ListHeadProps) {
  return (
    <header className="head" part="header">
      <div className="head-text">
        <h2 className="title">{title}</h2>
        <div className="count">{count}</div>
      </div>
      {children}
    </header>
  );
}

interface StatusFilterProps {
  status: CustomerStatus | undefined;
  onStatus: (status: CustomerStatus | undefined) => void;
  t: ListTranslate;
}

export function StatusFilter({ status, onStatus, t }: StatusFilterProps) {
  return (
    <select
      className="choice"
      data-choice="status"
      data-active={status !== undefined}
      aria-label={t('list.column.status')}
      value={status ?? ''}
      onChange={(event) => onStatus((event.target.value || undefined) as CustomerStatus | undefined)}
    >
      <option value="">{t('list.status.all')}</option>
      {customerStatuses.map((candidate) => (
        <option key={candidate} value={candidate}>
          {t(`status.${candidate}`)}
        </option>
      ))}
    </select>
  );
}

const orders = Object.values(columns).flatMap(({ sorts = [] }) => sorts);

/** For pages too narrow for the column heads that sort, and for lists without them. */
export function OrderChoice({ sorting, t }: { sorting: Sorting; t: ListTranslate }) {
  const { sort, sortable, onSort } = sorting;
  return (
    <select
      className="choice"
      data-choice="order"
      aria-label={t('list.sort')}
      title={sortable ? undefined : t('list.sort.matched')}
      disabled={!sortable}
      value={sort}
      onChange={(event) => onSort(event.target.value as Sort)}
    >
      {orders.map((order) => (
        <option key={order} value={order}>
          {t(`list.sort.${order}`)}
        </option>
      ))}
    </select>
  );
}

export function CreateButton({ onCreate, t }: { onCreate: () => void; t: ListTranslate }) {
  return (
    <Button kind="primary" icon="plus" data-create="" onClick={onCreate}>
      {t('list.create')}
    </Button>
  );
}
