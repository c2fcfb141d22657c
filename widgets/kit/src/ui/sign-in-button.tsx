import { useEffect, useRef } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useTranslate, useWidget } from '../widget-context.ts';
import { Button, type ButtonProps } from './button.tsx';

interface SignInButtonProps {
  error: unknown;
  /**
   * Reads again what could not be read, once for each failure, when somebody has signed in. Not for what changes
   * customers: it may be somebody else, who has not asked for that.
   */
  again?: () => void;
  kind?: ButtonProps['kind'];
}

/** Where somebody who was signed out asks the host for a sign-in, as often as wanted. Any other error shows nothing. */
export function SignInButton({ error, again, kind = 'secondary' }: SignInButtonProps) {
  const { dispatch, group } = useWidget();
  const translate = useTranslate();
  const refusal = error instanceof ApiError && error.status === 401 ? error : undefined;
  const newest = useRef(again);
  useEffect(() => {
    newest.current = again;
  });
  useEffect(() => {
    if (!refusal) return undefined;
    const stop = group.onSignIn(() => {
      stop();
      newest.current?.();
    });
    return stop;
  }, [refusal, group]);

  if (!refusal) return null;
  return (
    <Button kind={kind} onClick={() => dispatch('customer-auth-required', { status: 401, message: refusal.message })}>
      {translate('sign-in')}
    </Button>
  );
}
