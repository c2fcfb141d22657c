import { ApiError, Button, describeError, NetworkError, useTranslate, useWidget } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';

/** Why it does not go on, and what will make it. */
export function Halt({ halt }: { halt: unknown }) {
  const translate = useTranslate<MessageKey>();
  const { dispatch } = useWidget();
  const signedOut = halt instanceof ApiError && halt.status === 401;
  const offline = halt instanceof NetworkError && !navigator.onLine;
  return (
    <div className="halt">
      <p className="notice-text">{offline ? translate('delete.offline') : describeError(halt, translate)}</p>
      {signedOut && (
        <Button onClick={() => dispatch('customer-auth-required', { status: 401 })}>{translate('sign-in')}</Button>
      )}
    </div>
  );
}
