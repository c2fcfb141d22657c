import { Icon } from '@customer-kit/kit';
import { faultText } from './fault-text.ts';
import { fieldNames } from './fields.ts';
import { useForm } from './form-context.ts';

/** After a submit that did not go through: every fault, with the way to its field. */
export function ErrorSummary() {
  const { editor, translate, prefix } = useForm();
  const faulty = fieldNames.filter((name) => editor.faults[name]);
  if (editor.stops === 0 || faulty.length === 0) return null;
  return (
    <div className="notice" data-kind="danger" role="alert" tabIndex={-1}>
      <Icon name="warning" />
      <div className="notice-body">
        <p className="notice-title">{translate('form.summary.title', { count: faulty.length })}</p>
        <ul className="summary-list">
          {faulty.map((name) => {
            const fault = editor.faults[name];
            return (
              <li key={name}>
                <a
                  className="link"
                  href={`#${prefix}-${name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const root = event.currentTarget.getRootNode() as ShadowRoot;
                    root.getElementById(`${prefix}-${name}`)?.focus();
                  }}
                >
                  {translate('form.summary.link', {
                    field: translate(`form.field.${name}`),
                    message: fault ? faultText(name, fault, translate) : '',
                  })}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
