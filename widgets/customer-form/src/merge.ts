import { addressFields, type FieldName } from './fields.ts';
import { areSame, type FormValues } from './form-values.ts';

/**
 * What is merged as one. An address is: half of one and half of another would be a place nobody meant.
 */
export const parts = {
  name: ['name'],
  email: ['email'],
  phone: ['phone'],
  company: ['company'],
  status: ['status'],
  address: addressFields,
  notes: ['notes'],
} as const satisfies Record<string, readonly FieldName[]>;

export type Part = keyof typeof parts;

export const partNames = Object.keys(parts) as Part[];

export function partOf(field: FieldName): Part {
  return partNames.find((part) => (parts[part] as readonly FieldName[]).includes(field)) as Part;
}

export function valuesOfPart(values: FormValues, part: Part): Partial<FormValues> {
  return Object.fromEntries(parts[part].map((name) => [name, values[name]]));
}

export interface Merged {
  /** Mine, with everything that only they changed. */
  values: FormValues;
  /** Parts taken from them. */
  taken: Part[];
  /** Parts both changed, to something different. `values` has mine. */
  conflicts: Part[];
}

/** Three-way merge of a form: what both started from, what I typed, what somebody else saved meanwhile. */
export function merge(base: FormValues, mine: FormValues, theirs: FormValues): Merged {
  const differ = (a: FormValues, b: FormValues) => (part: Part) => !areSame(a, b, parts[part]);
  const changedByThem = partNames.filter(differ(base, theirs)).filter(differ(mine, theirs));
  const changedByMe = differ(base, mine);
  const taken = changedByThem.filter((part) => !changedByMe(part));
  return {
    values: taken.reduce<FormValues>((values, part) => ({ ...values, ...valuesOfPart(theirs, part) }), mine),
    taken,
    conflicts: changedByThem.filter(changedByMe),
  };
}
