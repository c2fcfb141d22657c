import { Button, useLongWait } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import { useForm } from './form-context.ts';

export interface FormFooterProps {
  /** Id of the form the button submits. */
  form: string;
  onCancel: () => void;
  /** What happened last, for the eye; it is announced where it outlives the form. */
  status: ReactNode;
}

export function FormFooter({ form, onCancel, status }: FormFooterProps) {
  const { editor, again, translate } = useForm();
  const { ready, base, gone, saving, typedOn } = editor;
  const slow = useLongWait(saving);
  const note = slow ? 'form.save.slow' : typedOn ? 'form.save.newer-typing' : undefined;
  const waiting = again?.when === 'seconds' && !saving;
  const label = base ? 'form.save.edit' : gone ? 'form.save.as-new' : 'form.save.create';
  return (
    <>
      <div className="foot-status">
        <span role="status">{note && translate(note)}</span>
        {!note && <span aria-hidden="true">{status}</span>}
      </div>
      <Button onClick={onCancel}>{translate(ready ? 'cancel' : 'close')}</Button>
      {ready && (
        <Button kind="primary" type="submit" form={form} busy={saving || waiting}>
          {waiting
            ? translate('form.save.again.count', { seconds: again.seconds })
            : translate(saving ? 'form.save.busy' : label)}
        </Button>
      )}
    </>
  );
}
