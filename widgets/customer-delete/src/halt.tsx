import { describeError, NetworkError, SignInButton, useTranslate } from '@customer-kit/kit';
import { useRef, useState } from 'react';
import type { MessageKey } from './messages.ts';

/** Why it does not go on, and what will make it. Nothing once somebody has signed in: then it is the button's turn. */
export function Halt({ halt }: { halt: unknown }) {
  const translate = useTranslate<MessageKey>();
  const ref = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<unknown>();
  if (over === halt) return null;

  function signedIn() {
    const { current } = ref;
    // The button with the focus is about to go.
    if (current?.matches(':focus-within')) {
      current.closest('[part]')?.querySelector<HTMLElement>('[data-again]')?.focus();
    }
    setOver(halt);
  }

  const offline = halt instanceof NetworkError && !navigator.onLine;
  return (
    <div className="halt" ref={ref}>
      <p className="notice-text">{offline ? translate('delete.offline') : describeError(halt, translate)}</p>
      <SignInButton error={halt} again={signedIn} />
    </div>
  );
}
