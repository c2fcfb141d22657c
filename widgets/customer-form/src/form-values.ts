import type { Customer } from '@customer-kit/kit';
import { isVisible } from '@customer-kit/kit/validation';
import { addressFields, type FieldName, fieldNames, isAddressField } from './fields.ts';

/** What the fields hold, as typed. */
export type FormValues = Readonly<Record<FieldName, string>>;

/** The fields of a customer, or of one not created yet. */
export function valuesOf(customer: Customer | undefined): FormValues {
  const held: Partial<Record<FieldName, string | undefined>> = { ...customer, ...customer?.address };
  const status = held.status ?? 'lead';
  // An old record has null, or nothing, where the contract has a text.
  return { ...(Object.fromEntries(fieldNames.map((name) => [name, held[name] ?? ''])) as FormValues), status };
}

/** The body to send, not validated yet. What is empty is left out; an address is sent when any part of it is filled. */
export function bodyOf(values: FormValues): unknown {
  const part = (names: readonly FieldName[]) =>
    Object.fromEntries(names.filter((name) => isVisible(values[name])).map((name) => [name, values[name]]));
  const address = part(addressFields);
  return {
    ...part(fieldNames.filter((name) => !isAddressField(name))),
    ...(Object.keys(address).length > 0 && { address }),
  };
}

/** Whether two values are the same once saved: the contract trims, and what shows nothing is left out. */
function isSame(a: string, b: string): boolean {
  return a.trim() === b.trim() || !(isVisible(a) || isVisible(b));
}

export function areSame(a: FormValues, b: FormValues, names: readonly FieldName[] = fieldNames): boolean {
  return names.every((name) => isSame(a[name], b[name]));
}

export function hasAddress(values: FormValues): boolean {
  return addressFields.some((name) => isVisible(values[name]));
}
