import { ApiError, Button, describeError, Icon, type IconName } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import type { ListTranslate } from './messages.ts';

interface PanelProps {
  icon?: IconName;
  title: string;
  text: string;
  /** Announced at once. */
  alert?: boolean;
  children?: ReactNode;
}

/** What stands in the place of rows when there are none: what is the case, and the way on. */
function Panel({ icon, title, text, alert = false, children }: PanelProps) {
  return (
    <div className="panel" part="state" role={alert ? 'alert' : undefined}>
      {icon && <Icon name={icon} />}
      <p className="panel-title">{title}</p>
      <p className="panel-text">{text}</p>
      {children && <div className="panel-actions">{children}</div>}
    </div>
  );
}

export function EmptyState({ onCreate, t }: { onCreate: (() => void) | undefined; t: ListTranslate }) {
  return (
    <Panel title={t('list.empty.title')} text={t('list.empty.text')}>
      {onCreate && (
        <Button icon="plus" onClick={onCreate}>
          {t('list.create')}
        </Button>
      )}
    </Panel>
  );
}

export function NothingFoundState({ query, onClear, t }: { query: string; onClear: () => void; t: ListTranslate }) {
  return (
    <Panel icon="search" title={t('list.nothing.title', { query })} text={t('list.nothing.text')}>
      <Button onClick={onClear}>{t('list.nothing.clear')}</Button>
    </Panel>
  );
}

export function OfflineState({ t }: { t: ListTranslate }) {
  return <Panel alert icon="warning" title={t('list.offline.title')} text={t('list.offline.text')} />;
}

/** Signed out and not allowed have words of their own; the rest says what happened and offers to try again. */
export function FailedState({ error, onRetry, t }: { error: Error; onRetry: () => void; t: ListTranslate }) {
  const [title, text] = wordsFor(error, t);
  return (
    <Panel alert icon="warning" title={title} text={text}>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </Panel>
  );
}

function wordsFor(error: Error, t: ListTranslate): [title: string, text: string] {
  if (error instanceof ApiError) {
    if (error.status === 401) return [t('list.signed-out.title'), t('list.signed-out.text')];
    if (error.problemName === 'access-denied') return [t('list.denied.title'), t('list.denied.text')];
  }
  return [t('list.failed.title'), describeError(error, t)];
}
