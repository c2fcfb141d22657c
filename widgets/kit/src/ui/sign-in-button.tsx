import { ApiError } from '../api/api-error.ts';
import { useTranslate, useWidget } from '../widget-context.ts';
import { Button, type ButtonProps } from './button.tsx';

/** Where somebody who was signed out asks the host for a sign-in, as often as wanted. Any other error shows nothing. */
export function SignInButton({ error, kind = 'secondary' }: { error: unknown; kind?: ButtonProps['kind'] }) {
  const { dispatch } = useWidget();
  const translate = useTranslate();
  if (!(error instanceof ApiError) || error.status !== 401) return null;
  return (
    <Button kind={kind} onClick={() => dispatch('customer-auth-required', { status: 401, message: error.message })}>
      {translate('sign-in')}
    </Button>
  );
}
