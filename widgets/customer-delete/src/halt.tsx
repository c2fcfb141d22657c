import { describeError, NetworkError, SignInButton, useTranslate } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';

/** Why it does not go on, and what will make it. */
export function Halt({ halt }: { halt: unknown }) {
  const translate = useTranslate<MessageKey>();
  const offline = halt instanceof NetworkError && !navigator.onLine;
  return (
    <div className="halt">
      <p className="notice-text">{offline ? translate('delete.offline') : describeError(halt, translate)}</p>
      <SignInButton error={halt} />
    </div>
  );
}
