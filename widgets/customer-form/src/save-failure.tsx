import { Button, describeError, Notice, SignInButton, useReportError } from '@customer-kit/kit';
import { useEffect, useRef, useState } from 'react';
import { useForm } from './form-context.ts';

/** Why nothing was saved. Stays while it is tried again, so that the focus keeps its button. */
export function SaveFailure() {
  const { editor, again, translate } = useForm();
  const { failure, saving } = editor;
  useReportError(failure);
  const ref = useRef<HTMLDivElement>(null);
  /** The failure after which somebody has signed in: its sentence is true no longer. */
  const [over, setOver] = useState<unknown>();
  useEffect(() => {
    // The button that was pressed may be a long form away.
    if (failure !== undefined) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  if (failure === undefined) return null;

  function signedIn() {
    // The button with the focus is about to go.
    if (ref.current?.matches(':focus-within')) ref.current.querySelector<HTMLElement>('[type=submit]')?.focus();
    setOver(failure);
  }

  return (
    <div ref={ref}>
      <Notice kind="danger" title={translate(saving ? 'form.save.busy' : 'form.save.failed')}>
        {over !== failure && (
          <p className="notice-text">
            {again ? translate(`form.save.again.${again.when}`) : describeError(failure, translate)}
          </p>
        )}
        {again?.when !== 'seconds' && (
          <p className="notice-actions">
            {over !== failure && <SignInButton error={failure} again={signedIn} />}
            <Button type="submit" busy={saving}>
              {translate('retry')}
            </Button>
          </p>
        )}
      </Notice>
    </div>
  );
}
