import type { FieldName } from './fields.ts';
import type { FieldFault } from './form-rules.ts';
import { type FormTranslate, isMessageKey } from './messages.ts';

/** What to do about a fault: the field's own words where it has some, else those of the rule. */
export function faultText(name: FieldName, { code, params }: FieldFault, translate: FormTranslate): string {
  const keys = [`form.field.error.${code}.${name}`, `form.field.error.${code}`];
  return translate(keys.find(isMessageKey) ?? 'form.field.error.invalid', params && definedOf(params));
}

function definedOf(params: NonNullable<FieldFault['params']>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
