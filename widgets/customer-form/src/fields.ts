/** The form's fields by name, in the order they are shown. The contract's address is six of them. */
export const fieldNames = [
  'name',
  'email',
  'phone',
  'company',
  'status',
  'line1',
  'line2',
  'postalCode',
  'city',
  'region',
  'country',
  'notes',
] as const;

export type FieldName = (typeof fieldNames)[number];

export const addressFields = ['line1', 'line2', 'postalCode', 'city', 'region', 'country'] as const;

export type AddressField = (typeof addressFields)[number];

export function isAddressField(name: FieldName): name is AddressField {
  return (addressFields as readonly FieldName[]).includes(name);
}

/** The field a JSON Pointer of the contract's errors means; undefined when the form has no such field. */
export function fieldAt(pointer: string): FieldName | undefined {
  if (pointer === '/address') return 'line1';
  return fieldNames.find((name) => pointer === (isAddressField(name) ? `/address/${name}` : `/${name}`));
}
