import { CountryField } from './country-field.tsx';
import { RequiredMark } from './field.tsx';
import { useForm } from './form-context.ts';
import { hasAddress } from './form-values.ts';
import { StatusField } from './status-field.tsx';
import { NotesField, TextField } from './text-field.tsx';

/** The fields as they are arranged: two columns where there is room. */
export function FieldsView() {
  const { editor, translate } = useForm();
  // An address is left out whole or given whole.
  const required = hasAddress(editor.values);
  return (
    <div className="columns">
      {/* Controls say it themselves to those who do not see the mark. */}
      <p className="required-note" data-wide aria-hidden="true">
        <RequiredMark /> {translate('form.field.required')}
      </p>
      <TextField name="name" required first />
      <TextField name="company" />
      <TextField name="email" required />
      <TextField name="phone" />
      <StatusField />
      <fieldset className="group" data-wide>
        <legend className="group-title">{translate('form.field.address')}</legend>
        <div className="columns">
          <TextField name="line1" required={required} />
          <TextField name="line2" />
          <TextField name="postalCode" required={required} />
          <TextField name="city" required={required} />
          <TextField name="region" />
          <CountryField required={required} />
        </div>
      </fieldset>
      <NotesField />
    </div>
  );
}
