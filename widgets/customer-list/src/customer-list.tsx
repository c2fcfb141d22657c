import {
  type CustomerSummary,
  type Sort,
  searchableQuery,
  useGetCustomers,
  useGroupState,
  useReportError,
  useTranslate,
  useWidget,
  type WidgetOptions,
} from '@customer-kit/kit';
import { useCallback, useMemo, useRef, useState } from 'react';
import { ListGrid } from './list-grid.tsx';
import { ListHead } from './list-head.tsx';
import { ListNotice } from './list-notice.tsx';
import { EmptyState, FailedState, NothingFoundState, OfflineState } from './list-state.tsx';
import type { ListTranslate, MessageKey } from './messages.ts';
import { createRowsOfPages } from './rows-of-pages.ts';

export interface CustomerListProps extends WidgetOptions {
  /** Lists what this text finds, whatever the group searches for. Default: the group's query. */
  query?: string | undefined;
}

export function CustomerList({ query: given }: CustomerListProps) {
  const { group, dispatch } = useWidget();
  const { store } = group;
  const t = useTranslate<MessageKey>();
  const shared = useGroupState((state) => state.query);
  const sort = useGroupState((state) => state.sort);
  const canEdit = useGroupState((state) => (state.mounted['customer-form'] ?? 0) > 0);
  const canDelete = useGroupState((state) => (state.mounted['customer-delete'] ?? 0) > 0);
  const searches = useGroupState((state) => (state.mounted['customer-search'] ?? 0) > 0);
  const region = useRef<HTMLElement>(null);

  const query = searchableQuery(given ?? shared);
  const list = useGetCustomers({ query, sort });
  const { data, error, isPlaceholderData, isFetching, hasNextPage, fetchNextPage, refetch } = list;
  useReportError(error);

  // Rows, count and "nothing found" belong to the query they answer, not to the one still on its way.
  const [shown, setShown] = useState({ query, sort });
  if (data && !isPlaceholderData && (shown.query !== query || shown.sort !== sort)) setShown({ query, sort });

  const [rowsOf] = useState(createRowsOfPages);
  const customers = useMemo(() => data && rowsOf(data.pages), [data, rowsOf]);
  const more = data !== undefined && data.pages.at(-1)?.nextCursor !== null;
  const offline = list.fetchStatus === 'paused';

  const loadMore = useMemo(
    () => (hasNextPage && !isFetching && !error ? () => void fetchNextPage() : undefined),
    [hasNextPage, isFetching, error, fetchNextPage],
  );
  const onSort = useCallback((order: Sort) => store.set({ sort: order }), [store]);
  const onCreate = canEdit ? () => store.set({ editing: { mode: 'create' } }) : undefined;
  const onOpen = useCallback(
    (customer: CustomerSummary) => {
      if (dispatch('customer-select', { customer })) store.set({ editing: { mode: 'edit', id: customer.id } });
    },
    [dispatch, store],
  );
  const onDelete = useCallback((customer: CustomerSummary) => store.set({ deleting: [customer] }), [store]);

  function onClear() {
    if (given === undefined) store.set({ query: '' });
    dispatch('customer-search', { query: '' });
    keepFocus();
  }

  function onRetry() {
    void (list.isFetchNextPageError ? fetchNextPage() : refetch());
    keepFocus();
  }

  /** The button that was pressed is about to go. */
  function keepFocus() {
    region.current?.focus({ preventScroll: true });
  }

  function rows() {
    if (!customers && error) return <FailedState error={error} onRetry={onRetry} t={t} />;
    if (!customers && offline) return <OfflineState t={t} />;
    if (customers?.length === 0 && !more) {
      if (shown.query === '') return <EmptyState onCreate={onCreate} t={t} />;
      return <NothingFoundState query={shown.query} onClear={onClear} t={t} />;
    }
    return (
      <ListGrid
        scope={JSON.stringify(shown)}
        customers={customers}
        more={more}
        stale={isPlaceholderData}
        noticed={Boolean(error ?? offline)}
        loadMore={loadMore}
        sort={sort}
        sortable={query === ''}
        onSort={onSort}
        onOpen={onOpen}
        onEdit={canEdit ? onOpen : undefined}
        onDelete={canDelete ? onDelete : undefined}
        t={t}
      />
    );
  }

  const count = customers ? countText(customers.length, more, shown.query !== '', t) : '';
  // What a search found is the search field's to say.
  const silent = isPlaceholderData || (searches && given === undefined && query !== '');

  return (
    <section className="list" part="list" ref={region} tabIndex={-1} aria-label={t('list.title')}>
      <ListHead count={count} sort={sort} sortable={query === ''} onSort={onSort} onCreate={onCreate} t={t} />
      <div className="stage">
        {isFetching && data && !list.isFetchingNextPage && <div className="progress" />}
        {rows()}
        {customers && (error ?? offline) && (
          <ListNotice
            error={error ?? undefined}
            failed={list.isFetchNextPageError ? 'more' : 'refresh'}
            onRetry={onRetry}
            t={t}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {silent ? '' : count}
      </p>
    </section>
  );
}

/** A total is told only when it is known. */
function countText(count: number, more: boolean, searched: boolean, t: ListTranslate): string {
  if (searched) return t(more ? 'list.found.more' : 'list.found.all', { count });
  return t(more ? 'list.count.more' : 'list.count.all', { count });
}
