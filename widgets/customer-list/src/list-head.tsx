import { Button, type Sort } from '@customer-kit/kit';
import type { ListTranslate } from './messages.ts';

export interface ListHeadProps {
  /** How many there are, as far as is known; empty before the first page. */
  count: string;
  sort: Sort;
  sortable: boolean;
  onSort: (sort: Sort) => void;
  /** Given when there is a form to create in. */
  onCreate: (() => void) | undefined;
  t: ListTranslate;
}

const orders = ['name', '-name', '-createdAt', 'createdAt'] as const satisfies readonly Sort[];

export function ListHead({ count, sort, sortable, onSort, onCreate, t }: ListHeadProps) {
  return (
    <header className="head" part="header">
      <div className="head-text">
        <h2 className="title">{t('list.title')}</h2>
        <p className="count">{count}</p>
      </div>
      <select
        className="order"
        aria-label={t('list.sort')}
        title={sortable ? undefined : t('list.sort.matched')}
        disabled={!sortable}
        value={sort}
        onChange={(event) => {
          const order = orders.find((candidate) => candidate === event.target.value);
          if (order) onSort(order);
        }}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {t(`list.sort.${order}`)}
          </option>
        ))}
      </select>
      {onCreate && (
        <Button kind="primary" icon="plus" data-create="" onClick={onCreate}>
          <span className="create-label">{t('list.create')}</span>
        </Button>
      )}
    </header>
  );
}
