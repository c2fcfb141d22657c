import {
  Announcement,
  Button,
  type CustomerSummary,
  describeError,
  SignInButton,
  useTranslate,
  useWidget,
} from '@customer-kit/kit';
import { useMemo } from 'react';
import { type Column, columns, place, Time } from '../columns.tsx';
import { ListHead } from '../list-head.tsx';
import { leaveNotice, Notice } from '../list-notice.tsx';
import type { RowAction } from '../list-row.tsx';
import { ListStage } from '../list-stage.tsx';
import { Panel, Wait } from '../list-state.tsx';
import type { MessageKey } from '../messages.ts';
import { useListing } from '../use-listing.ts';
import { useRestore } from './use-restore.ts';

const deletedColumns = place([
  columns.name,
  columns.email,
  columns.company,
  dateColumn('deleted', 5, 'status', ({ deletedAt }) => deletedAt),
  dateColumn('until', 2, 'date', ({ restorableUntil }) => restorableUntil),
]);

const goesOnByItself = () => {};

function dateColumn(
  name: 'deleted' | 'until',
  importance: number,
  slot: Column['slot'],
  of: (customer: CustomerSummary) => string | undefined,
): Column {
  return {
    name,
    slot,
    importance,
    cell(customer, { dates, now, t }) {
      const at = of(customer);
      if (!at) return null;
      const text = name === 'deleted' ? dates.recent(at, now) : t('list.until', { date: dates.day(at) });
      return <Time at={at} dates={dates} text={text} />;
    },
  };
}

/** Whom somebody deleted lately, the last one first, until they are erased. */
export function DeletedList({ keepFocus }: { keepFocus: () => void }) {
  const { store } = useWidget().group;
  const t = useTranslate<MessageKey>();
  const listing = useListing({ query: '', sort: 'name', deleted: true });
  const { list, customers, more } = listing;
  const { restore, restoring, refusedForNow, outcome, forget } = useRestore(list.retry);
  const actions = useMemo(
    (): readonly RowAction[] => [{ icon: 'undo', label: ({ name }) => t('list.restore', { name }), onAct: restore }],
    [restore, t],
  );

  const count = customers ? t(more ? 'list.count.more' : 'list.count.all', { count: customers.length }) : '';

  function notice() {
    if (restoring && !outcome?.error) {
      return (
        <Notice kind="info" title={t('list.restoring', { name: restoring.name })}>
          {refusedForNow && <Wait error={refusedForNow} onEnd={goesOnByItself} t={t} />}
        </Notice>
      );
    }
    if (!outcome) return null;
    const { customer, error } = outcome;
    const dismiss = () => {
      keepFocus();
      forget();
    };
    const close = <Button kind="quiet" icon="close" aria-label={t('close')} onClick={dismiss} />;
    if (!error) {
      return (
        <Notice kind="info" title={t('list.restored', { name: customer.name })}>
          {close}
        </Notice>
      );
    }
    const again = () => {
      restore(customer);
      leaveNotice(keepFocus);
    };
    return (
      <Notice title={t('list.restore.failed', { name: customer.name })} text={describeError(error, t)}>
        <Wait error={error} onEnd={again} t={t} />
        <SignInButton error={error} again={dismiss} />
        <Button onClick={again}>{t('retry')}</Button>
        {close}
      </Notice>
    );
  }

  return (
    <>
      <div className="top">
        <ListHead title={t('list.deleted')} count={count}>
          <Button
            onClick={() => {
              store.set({ deleted: false });
              keepFocus();
            }}
          >
            {t('list.deleted.back')}
          </Button>
        </ListHead>
      </div>
      <ListStage
        listing={listing}
        keepFocus={keepFocus}
        t={t}
        notices={notice()}
        empty={<Panel title={t('list.deleted.none')} text={t('list.deleted.text')} />}
        label={t('list.deleted')}
        columns={deletedColumns}
        actions={actions}
      />
      <Announcement>{count && `${t('list.deleted')} · ${count}`}</Announcement>
    </>
  );
}
