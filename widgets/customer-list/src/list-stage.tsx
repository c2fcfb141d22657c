import type { ReactNode } from 'react';
import { ListGrid, type ListGridProps } from './list-grid.tsx';
import { FailureNotice, leaveNotice, Notice } from './list-notice.tsx';
import { FailedState, OfflineState } from './list-state.tsx';

export interface ListStageProps extends ListGridProps {
  /** Stands in the place of rows when there are none. */
  empty: ReactNode;
  /** Over the rows, beside what the stage itself has to say. */
  notices?: ReactNode;
}

/** Rows, or what there is to say in their place, and what went wrong over them. */
export function ListStage({ empty, notices, ...grid }: ListStageProps) {
  const { listing, keepFocus, t } = grid;
  const { list, customers, more } = listing;
  const { error, isOffline } = list;

  function onRetry() {
    list.retry();
    leaveNotice(keepFocus);
  }

  function content() {
    if (!customers && error) return <FailedState error={error} onRetry={onRetry} t={t} />;
    if (!customers && isOffline) return <OfflineState t={t} />;
    return customers?.length === 0 && !more ? empty : <ListGrid {...grid} />;
  }

  return (
    <div className="stage">
      {list.isRefreshing && <div className="progress" />}
      {content()}
      <div className="overs" aria-live="polite">
        {customers && error && !isOffline && (
          <FailureNotice
            error={error}
            failed={list.isFetchNextPageError ? 'more' : 'refresh'}
            onRetry={onRetry}
            t={t}
          />
        )}
        {customers && isOffline && <Notice title={t('list.offline.title')} text={t('list.offline.text')} />}
        {notices}
      </div>
    </div>
  );
}
