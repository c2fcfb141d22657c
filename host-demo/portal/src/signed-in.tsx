import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from './texts.ts';

interface SignedInProps {
  /** Absent where the portal cannot sign anybody in: it then says that. */
  onSignIn: (() => void) | undefined;
  children: ReactNode;
}

/**
 * Around widgets: when they dispatch `customer-auth-required`, it offers to sign in again, above whatever dialog is
 * open. The widgets stay as they are, and so does what was typed into them.
 */
export function SignedIn({ onSignIn, children }: SignedInProps) {
  const texts = useTexts();
  const element = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const signIn = useRef<HTMLButtonElement>(null);
  const titleId = useId();

  useEffect(() => {
    const { current } = element;
    const offer = () => {
      if (dialog.current?.open) return;
      dialog.current?.showModal();
      signIn.current?.focus();
    };
    current?.addEventListener('customer-auth-required', offer);
    return () => current?.removeEventListener('customer-auth-required', offer);
  }, []);

  return (
    <div ref={element}>
      <dialog className="sign-in" ref={dialog} aria-labelledby={titleId}>
        <h2 id={titleId}>{texts.sessionEnded}</h2>
        <p>{onSignIn ? texts.sessionEndedText : texts.noSignIn}</p>
        <div>
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            {texts.notNow}
          </button>
          {onSignIn && (
            <button
              type="button"
              className="control primary"
              ref={signIn}
              onClick={() => {
                dialog.current?.close();
                onSignIn();
              }}
            >
              {texts.signIn}
            </button>
          )}
        </div>
      </dialog>
      {children}
    </div>
  );
}
