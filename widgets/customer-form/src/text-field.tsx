import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import type { FieldName } from './fields.ts';
import { useFieldEvents } from './use-field-events.ts';

type TextFieldName = Exclude<FieldName, 'status' | 'country' | 'notes'>;

/**
 * How each field is typed. `type="email"` is avoided: browsers rewrite what was typed in it (international domains).
 * Free text takes its direction from what is typed; addresses of machines are always left to right.
 */
const inputs: Record<TextFieldName, ComponentProps<'input'>> = {
  name: { autoComplete: 'name', dir: 'auto' },
  email: { autoComplete: 'email', inputMode: 'email', dir: 'ltr', autoCapitalize: 'none', spellCheck: false },
  phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel', dir: 'ltr' },
  company: { autoComplete: 'organization', dir: 'auto' },
  line1: { autoComplete: 'address-line1', dir: 'auto' },
  line2: { autoComplete: 'address-line2', dir: 'auto' },
  postalCode: { autoComplete: 'postal-code', dir: 'auto', autoCapitalize: 'characters', spellCheck: false },
  city: { autoComplete: 'address-level2', dir: 'auto' },
  region: { autoComplete: 'address-level1', dir: 'auto' },
};

export interface TextFieldProps {
  name: TextFieldName;
  required?: boolean;
  /** Gets the focus when the form opens. */
  first?: boolean;
}

export function TextField({ name, first, ...field }: TextFieldProps) {
  const events = useFieldEvents(name);
  return (
    <Field name={name} {...field}>
      {(control) => (
        <input type="text" {...inputs[name]} {...control} {...events} data-initial-focus={first || undefined} />
      )}
    </Field>
  );
}

export function NotesField() {
  const events = useFieldEvents('notes');
  return (
    <Field name="notes" wide>
      {(control) => <textarea rows={3} autoComplete="off" dir="auto" {...control} {...events} />}
    </Field>
  );
}
