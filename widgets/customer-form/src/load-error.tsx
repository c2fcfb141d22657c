import { Button, describeError, isGone, Notice, SignInButton, useReportError, useTranslate } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';

export interface LoadErrorProps {
  error: unknown;
  busy: boolean;
  onRetry: () => void;
}

export function LoadError({ error, busy, onRetry }: LoadErrorProps) {
  const translate = useTranslate<MessageKey>();
  useReportError(error);
  const gone = isGone(error);
  return (
    <Notice kind="danger" title={translate(gone ? 'form.load.gone' : 'form.load.failed')}>
      {!gone && (
        <>
          <p className="notice-text">{describeError(error, translate)}</p>
          <p className="notice-actions">
            <SignInButton error={error} again={onRetry} />
            <Button busy={busy} onClick={onRetry}>
              {translate('retry')}
            </Button>
          </p>
        </>
      )}
    </Notice>
  );
}
