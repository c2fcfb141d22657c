import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from './texts.ts';

/**
 * Around widgets: when they dispatch `customer-auth-required`, it offers to sign in again. The widgets stay as they
 * are, and so does what was typed into them.
 */
export function SignedIn({ onSignIn, children }: { onSignIn: () => void; children: ReactNode }) {
  const texts = useTexts();
  const element = useRef<HTMLDivElement>(null);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    const { current } = element;
    const notice = () => setEnded(true);
    current?.addEventListener('customer-auth-required', notice);
    return () => current?.removeEventListener('customer-auth-required', notice);
  }, []);

  return (
    <div className="signed-in" ref={element}>
      {ended && (
        <div className="signed-out" role="alert">
          <p>
            <strong>{texts.sessionEnded}</strong> {texts.sessionEndedText}
          </p>
          <button
            type="button"
            className="control primary"
            onClick={() => {
              setEnded(false);
              onSignIn();
            }}
          >
            {texts.signIn}
          </button>
        </div>
      )}
      {children}
    </div>
  );
}
