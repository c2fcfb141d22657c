import { Button, type Customer, useWidget } from '@customer-kit/kit';
import { useState } from 'react';
import { Notice } from './list-notice.tsx';
import type { ListTranslate } from './messages.ts';

export interface MissedNoticeProps {
  /** The customer saved last. */
  saved: Customer | undefined;
  /** Whether it is among the rows. */
  holds: (id: string) => boolean;
  keepFocus: () => void;
  t: ListTranslate;
}

/** What was saved has its row further down than is loaded, or not in this search: says so, and shows it on request. */
export function MissedNotice({ saved, holds, keepFocus, t }: MissedNoticeProps) {
  const { store } = useWidget().group;
  const [last, setLast] = useState({ saved, missed: false });
  if (last.saved !== saved) setLast({ saved, missed: saved !== undefined && !holds(saved.id) });
  if (!saved || !last.missed || holds(saved.id)) return null;
  function done() {
    setLast({ saved, missed: false });
    keepFocus();
  }

  return (
    <Notice kind="info" title={t('list.missed', { name: saved.name })}>
      <Button
        onClick={() => {
          store.set({ query: saved.email, status: undefined });
          done();
        }}
      >
        {t('list.missed.show')}
      </Button>
      <Button kind="quiet" icon="close" aria-label={t('close')} onClick={done} />
    </Notice>
  );
}
