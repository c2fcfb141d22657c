import { Button, describeError, focusedElement, SignInButton } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import { Wait } from './list-state.tsx';
import type { ListTranslate } from './messages.ts';

interface NoticeProps {
  kind?: 'danger' | 'info';
  title: string;
  text?: string;
  children?: ReactNode;
}

/** Said over the lower edge, so that no row moves. */
export function Notice({ kind = 'danger', title, text, children }: NoticeProps) {
  return (
    <div className="over" data-kind={kind} role={kind === 'danger' ? 'alert' : undefined}>
      <p className="over-text">
        <strong>{title}</strong> {text}
      </p>
      {children && <div>{children}</div>}
    </div>
  );
}

interface FailureNoticeProps {
  error: Error;
  /** What failed: more rows, or reading the same rows again. */
  failed: 'more' | 'refresh';
  onRetry: () => void;
  t: ListTranslate;
}

/** Something failed while rows are there. */
export function FailureNotice({ error, failed, onRetry, t }: FailureNoticeProps) {
  return (
    <Notice title={t(`list.failed.${failed}`)} text={describeError(error, t)}>
      <Wait error={error} onEnd={onRetry} t={t} />
      <SignInButton error={error} again={onRetry} />
      <Button onClick={onRetry}>{t('retry')}</Button>
    </Notice>
  );
}

/** For what was tried again from a notice or a panel, which go. By itself it happens while the reader is on some row. */
export function leaveNotice(keepFocus: () => void): void {
  if (focusedElement()?.closest('.over, .panel')) keepFocus();
}
