import { Icon, useWidget } from '@customer-kit/kit';
import { useMemo } from 'react';
import { countriesIn } from './countries.ts';
import { Field } from './field.tsx';
import { useForm } from './form-context.ts';
import { useFieldEvents } from './use-field-events.ts';

export function CountryField({ required }: { required: boolean }) {
  const { locale } = useWidget();
  const { translate } = useForm();
  const events = useFieldEvents('country');
  const countries = useMemo(() => countriesIn(locale), [locale]);
  return (
    <Field name="country" required={required}>
      {(control) => (
        <span className="select">
          <select autoComplete="country" {...control} {...events}>
            <option value="">{translate('form.field.country.none')}</option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <Icon name="chevron" />
        </span>
      )}
    </Field>
  );
}
