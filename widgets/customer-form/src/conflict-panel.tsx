import { Icon, useWidget } from '@customer-kit/kit';
import type { Conflict, Side } from './editor-state.ts';
import { useForm } from './form-context.ts';
import type { Part } from './merge.ts';
import { usePartText } from './part-text.ts';

/** Somebody else saved meanwhile: says so, and lets the reader choose for each part that both changed. */
export function ConflictPanel({ conflict }: { conflict: Conflict }) {
  const { translate } = useForm();
  const { textLocale } = useWidget();
  const { taken, parts } = conflict;
  const fields = new Intl.ListFormat(textLocale).format(taken.map((part) => translate(`form.field.${part}`)));
  return (
    <section className="conflict" aria-label={translate('form.conflict.title')}>
      <div className="conflict-words" role="alert">
        <p className="conflict-title">
          <Icon name="warning" />
          {translate('form.conflict.title')}
        </p>
        {parts.length > 0 && <p className="notice-text">{translate('form.conflict.text')}</p>}
        {taken.length > 0 && <p className="notice-text">{translate('form.conflict.taken', { fields })}</p>}
      </div>
      {parts.map((part) => (
        <PartChoice key={part} part={part} conflict={conflict} />
      ))}
    </section>
  );
}

/** Characters beyond which a text may scroll; what scrolls must be reachable by keyboard (WCAG 2.1.1). */
const longText = 120;

const sides: readonly Side[] = ['mine', 'theirs'];

function PartChoice({ part, conflict }: { part: Part; conflict: Conflict }) {
  const { translate, prefix } = useForm();
  const missing = conflict.checked && !conflict.chosen[part];
  const faultId = `${prefix}-choice-${part}`;
  return (
    <fieldset className="choice" aria-describedby={missing ? faultId : undefined}>
      <legend className="label">{translate(`form.field.${part}`)}</legend>
      <div className="sides">
        {sides.map((side) => (
          <SideOption key={side} part={part} side={side} conflict={conflict} />
        ))}
      </div>
      {missing && (
        <p className="fault" id={faultId}>
          <Icon name="warning" />
          <span>{translate('form.conflict.choose')}</span>
        </p>
      )}
    </fieldset>
  );
}

function SideOption({ part, side, conflict }: { part: Part; side: Side; conflict: Conflict }) {
  const { editor, translate, prefix } = useForm();
  const partText = usePartText();
  const text = partText(part, conflict[side]);
  return (
    <label className="side">
      <input
        type="radio"
        name={`${prefix}-side-${part}`}
        data-unsettled={conflict.chosen[part] ? undefined : ''}
        checked={conflict.chosen[part] === side}
        onChange={() => editor.dispatch({ type: 'chosen', part, side })}
      />
      <span className="side-name">{translate(`form.conflict.${side}`)}</span>
      <span
        className="side-text"
        dir="auto"
        tabIndex={text.length > longText ? 0 : undefined}
        data-empty={text === '' || undefined}
      >
        {text || translate('form.field.empty')}
      </span>
    </label>
  );
}
