import {
  Announcement,
  Button,
  type CustomerStatus,
  type CustomerSummary,
  type Sort,
  searchableQuery,
  useGroupState,
  useLongWait,
  useTranslate,
  useWidget,
} from '@customer-kit/kit';
import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import type { CustomerListProps } from './customer-list.tsx';
import { CreateButton, ListHead, OrderChoice, StatusFilter } from './list-head.tsx';
import type { RowAction } from './list-row.tsx';
import { ListStage } from './list-stage.tsx';
import { EmptyState, NothingFoundState } from './list-state.tsx';
import type { ListTranslate, MessageKey } from './messages.ts';
import { MissedNotice } from './missed-notice.tsx';
import { noRows } from './rows-of-pages.ts';
import type { ExportJob } from './tools/export.ts';
import { useColumns } from './use-columns.ts';
import { type Listing, useListing } from './use-listing.ts';
import { useSelection } from './use-selection.ts';
import type { LoadedTools } from './use-tools.ts';

export interface CurrentListProps extends CustomerListProps {
  tools: LoadedTools['tools'];
  /** The menu was asked for, which is one of them. */
  onMenu: () => void;
  onExport: (job: ExportJob) => void;
  /** Over the rows. */
  notices: ReactNode;
  keepFocus: () => void;
}

/** The customers there are: all, of one status, or found by a search. */
export function CurrentList({
  query: given,
  columns: named,
  tools,
  onMenu,
  onExport,
  notices,
  keepFocus,
  ...props
}: CurrentListProps) {
  const { group, dispatch } = useWidget();
  const { store } = group;
  const t = useTranslate<MessageKey>();
  const searched = useGroupState((state) => state.query);
  const sort = useGroupState((state) => state.sort);
  const status = useGroupState((state) => state.status);
  const saved = useGroupState((state) => state.saved);
  const canEdit = useGroupState((state) => (state.mounted['customer-form'] ?? 0) > 0);
  const canDelete = useGroupState((state) => (state.mounted['customer-delete'] ?? 0) > 0);
  const searches = useGroupState((state) => (state.mounted['customer-search'] ?? 0) > 0);
  const menuId = useId();
  const [menuAsked, setMenuAsked] = useState(false);

  const query = searchableQuery(given ?? searched);
  const listing = useListing({ query, sort, status });
  const { list, shown, customers, more } = listing;
  const columns = useColumns(named, props.api, props.group);
  const filter = JSON.stringify([shown.query, shown.status]);
  const selection = useSelection(customers ?? noRows, filter);

  const sorting = {
    sort,
    sortable: query === '',
    onSort: useCallback((order: Sort) => store.set({ sort: order }), [store]),
  };
  const onCreate = canEdit ? () => store.set({ editing: { mode: 'create' } }) : undefined;
  const onOpen = useCallback(
    (customer: CustomerSummary) => {
      if (dispatch('customer-select', { customer })) store.set({ editing: { mode: 'edit', id: customer.id } });
    },
    [dispatch, store],
  );
  const onDelete = useCallback((deleting: readonly CustomerSummary[]) => store.set({ deleting }), [store]);
  const actions = useMemo((): readonly RowAction[] => {
    const edit: RowAction = { icon: 'edit', label: ({ name }) => t('list.edit', { name }), onAct: onOpen };
    const remove: RowAction = {
      icon: 'trash',
      label: ({ name }) => t('list.delete', { name }),
      onAct: (customer) => onDelete([customer]),
    };
    return [...(canEdit ? [edit] : []), ...(canDelete ? [remove] : [])];
  }, [canEdit, canDelete, onOpen, onDelete, t]);

  function onClear() {
    if (given === undefined) store.set({ query: '' });
    dispatch('customer-search', { query: '' });
    keepFocus();
  }

  function onStatus(chosen: CustomerStatus | undefined) {
    store.set({ status: chosen });
  }

  const slow = useLongWait(list.isFetching && !customers);
  const count = slow ? t('list.slow') : countText(listing, t);
  const chosen = selection.count;
  // What a search found is the search field's to say.
  const silent = list.isPlaceholderData || (searches && given === undefined && query !== '');

  return (
    <>
      <div className="top" data-heads-sort={columns.names.includes('created')}>
        <div className="top-head" inert={tools !== undefined && chosen > 0}>
          <ListHead title={t('list.title')} count={count}>
            <div className="choices">
              <StatusFilter status={status} onStatus={onStatus} t={t} />
              <OrderChoice sorting={sorting} t={t} />
            </div>
            <Button
              kind="quiet"
              icon="more"
              data-menu=""
              aria-label={t('list.menu')}
              title={t('list.menu')}
              popoverTarget={menuId}
              onClick={(event) => {
                if (tools && menuAsked) return;
                // It opens itself once it is there; from then on the browser sees to it.
                event.preventDefault();
                setMenuAsked(true);
                onMenu();
              }}
            />
            {onCreate && <CreateButton onCreate={onCreate} t={t} />}
          </ListHead>
        </div>
        {tools && chosen > 0 && (
          <tools.SelectionBar
            selection={selection}
            of={listing.customers?.length ?? 0}
            canDelete={canDelete}
            onExport={() => onExport(tools.exportRows(selection.rows()))}
            keepFocus={keepFocus}
          />
        )}
      </div>
      {tools && menuAsked && (
        <tools.ListMenu
          id={menuId}
          columns={columns}
          onExport={
            customers?.length
              ? () => onExport(tools.exportScope(shown, more ? undefined : customers.length))
              : undefined
          }
        />
      )}
      <ListStage
        listing={listing}
        keepFocus={keepFocus}
        t={t}
        notices={
          <>
            <MissedNotice
              saved={given === undefined ? saved : undefined}
              holds={list.holds}
              keepFocus={keepFocus}
              t={t}
            />
            {notices}
          </>
        }
        empty={
          shown.query === '' && shown.status === undefined ? (
            <EmptyState onCreate={onCreate} t={t} />
          ) : (
            <NothingFoundState
              query={shown.query}
              status={shown.status}
              onClear={onClear}
              onAnyStatus={() => {
                onStatus(undefined);
                keepFocus();
              }}
              t={t}
            />
          )
        }
        label={t('list.title')}
        columns={columns.shown}
        actions={actions}
        sorting={sorting}
        selection={selection}
        saved={saved}
        onOpen={onOpen}
        onDelete={canDelete ? onDelete : undefined}
      />
      <Announcement>{chosen > 0 ? t('list.selected', { count: chosen }) : silent ? '' : count}</Announcement>
    </>
  );
}

/** A total is told only when it is known, and everything that narrows it. */
function countText({ customers, more, shown: { query, status } }: Listing, t: ListTranslate): string {
  if (!customers) return '';
  const kind = query === '' ? 'count' : 'found';
  return [
    t(`list.${kind}.${more ? 'more' : 'all'}`, { count: customers.length }),
    ...(query === '' ? [] : [t('list.found.query', { query })]),
    ...(status === undefined ? [] : [t(`status.${status}`)]),
  ].join(' · ');
}
