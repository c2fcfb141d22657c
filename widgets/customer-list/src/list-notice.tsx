import { Button, describeError } from '@customer-kit/kit';
import type { ListTranslate } from './messages.ts';

export interface ListNoticeProps {
  /** Undefined: the browser is offline. */
  error: Error | undefined;
  /** What failed: more rows, or reading the same rows again. */
  failed: 'more' | 'refresh';
  onRetry: () => void;
  t: ListTranslate;
}

/** Something failed while rows are there: said over the lower edge, so that no row moves. */
export function ListNotice({ error, failed, onRetry, t }: ListNoticeProps) {
  return (
    <div className="over" role="alert">
      <p className="over-text">
        <strong>{error ? t(`list.failed.${failed}`) : t('list.offline.title')}</strong>{' '}
        {error ? describeError(error, t) : t('list.offline.text')}
      </p>
      {error && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
