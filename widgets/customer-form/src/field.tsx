import { Button, Icon } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import { faultText } from './fault-text.ts';
import type { FieldName } from './fields.ts';
import { useForm } from './form-context.ts';
import type { MessageKey } from './messages.ts';

interface Control {
  id: string;
  name: FieldName;
  className: string;
  value: string;
  'aria-invalid': boolean;
  'aria-required': boolean | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldProps {
  name: FieldName;
  required?: boolean;
  /** Takes a whole row where there are two columns. */
  wide?: boolean;
  children: (control: Control) => ReactNode;
}

/** A control with its label and, once it was checked, what is wrong with it. */
export function Field({ name, required = false, wide = false, children }: FieldProps) {
  const { editor, translate, prefix } = useForm();
  const fault = editor.faults[name];
  const id = `${prefix}-${name}`;
  return (
    <div className="field" data-wide={wide || undefined}>
      <label className="label" htmlFor={id}>
        {translate(`form.field.${name}` satisfies MessageKey)}
        {required && <RequiredMark />}
      </label>
      {children({
        id,
        name,
        className: 'input',
        value: editor.values[name],
        'aria-invalid': fault !== undefined,
        'aria-required': required || undefined,
        'aria-describedby': fault && `${id}-fault`,
      })}
      {fault && <Fault id={`${id}-fault`} name={name} />}
    </div>
  );
}

export function RequiredMark() {
  return (
    <span className="required-mark" aria-hidden="true">
      *
    </span>
  );
}

function Fault({ id, name }: { id: string; name: FieldName }) {
  const { editor, translate, openOther } = useForm();
  const fault = editor.faults[name];
  if (!fault) return null;
  const { conflictingId } = fault;
  return (
    <>
      <p className="fault" id={id}>
        <Icon name="warning" />
        <span>{faultText(name, fault, translate)}</span>
      </p>
      {conflictingId !== undefined && (
        <div className="fault-action">
          <Button onClick={() => openOther(conflictingId)}>{translate('form.field.error.taken.open')}</Button>
        </div>
      )}
    </>
  );
}
