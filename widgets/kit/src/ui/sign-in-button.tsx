import { useAfterSignIn } from '../use-after-sign-in.ts';
import { useTranslate, useWidget } from '../widget-context.ts';
import { Button, type ButtonProps } from './button.tsx';

interface SignInButtonProps {
  error: unknown;
  /** When somebody has signed in: reads again what could not be read, or takes back that nobody is (`useAfterSignIn`). */
  again?: () => void;
  kind?: ButtonProps['kind'];
}

/** Where somebody who was signed out asks the host for a sign-in, as often as wanted. Any other error shows nothing. */
export function SignInButton({ error, again, kind = 'secondary' }: SignInButtonProps) {
  const { dispatch } = useWidget();
  const translate = useTranslate();
  const refusal = useAfterSignIn(error, again);
  if (!refusal) return null;
  return (
    <Button kind={kind} onClick={() => dispatch('customer-auth-required', { status: 401, message: refusal.message })}>
      {translate('sign-in')}
    </Button>
  );
}
