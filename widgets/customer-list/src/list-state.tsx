import {
  ApiError,
  Button,
  type CustomerStatus,
  describeError,
  Icon,
  type IconName,
  SignInButton,
  useCountdown,
} from '@customer-kit/kit';
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
export function Panel({ icon, title, text, alert = false, children }: PanelProps) {
  return (
    <div className="panel" part="state">
      <div className="panel-words" role={alert ? 'alert' : undefined}>
        {icon && <Icon name={icon} />}
        <p className="panel-title">{title}</p>
        <p className="panel-text">{text}</p>
      </div>
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

interface NothingFoundStateProps {
  /** Empty: only the status was asked for. */
  query: string;
  status: CustomerStatus | undefined;
  onClear: () => void;
  onAnyStatus: () => void;
  t: ListTranslate;
}

/** Says all that was asked for at once, because any of it may be the reason. */
export function NothingFoundState({ query, status, onClear, onAnyStatus, t }: NothingFoundStateProps) {
  const label = status === undefined ? '' : t(`status.${status}`);
  const [title, text] =
    query === ''
      ? [t('list.nothing.status', { status: label }), t('list.nothing.status.text')]
      : [
          t('list.nothing.title', { query }),
          label ? t('list.nothing.both', { status: label }) : t('list.nothing.text'),
        ];
  return (
    <Panel icon="search" title={title} text={text}>
      {status && <Button onClick={onAnyStatus}>{t('list.nothing.any')}</Button>}
      {query !== '' && <Button onClick={onClear}>{t('list.nothing.clear')}</Button>}
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
      <Wait error={error} onEnd={onRetry} t={t} />
      <SignInButton error={error} again={onRetry} kind="primary" />
      <Button onClick={onRetry}>{t('retry')}</Button>
    </Panel>
  );
}

/** How long until it is tried again by itself. Not announced: it changes every second. */
export function Wait({ error, onEnd, t }: { error: Error; onEnd: () => void; t: ListTranslate }) {
  const left = useCountdown(error, onEnd);
  return left === undefined ? null : (
    <p className="wait" role="timer" aria-live="off">
      {t('list.wait', { count: left })}
    </p>
  );
}

function wordsFor(error: Error, t: ListTranslate): [title: string, text: string] {
  const problem = error instanceof ApiError && error.problemName;
  if (problem === 'unauthorized') return [t('list.signed-out.title'), t('list.signed-out.text')];
  if (problem === 'access-denied') return [t('list.denied.title'), t('list.denied.text')];
  return [t('list.failed.title'), describeError(error, t)];
}
