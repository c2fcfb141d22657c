import { customerStatuses, StatusBadge } from '@customer-kit/kit';
import { useForm } from './form-context.ts';
import { useFieldEvents } from './use-field-events.ts';

export function StatusField() {
  const { editor, translate } = useForm();
  const { onChange } = useFieldEvents('status');
  return (
    <fieldset className="field choice" data-wide>
      <legend className="label">{translate('form.field.status')}</legend>
      <div className="segments">
        {customerStatuses.map((status) => (
          <label className="segment" key={status}>
            <input
              className="visually-hidden"
              type="radio"
              name="status"
              value={status}
              checked={editor.values.status === status}
              onChange={onChange}
            />
            <StatusBadge status={status} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
