import { expect, test } from 'vitest';
import { areSame, bodyOf, valuesOf } from './form-values.ts';

test('a field in which nothing shows is empty: left out, and no change', () => {
  const nothing = { ...valuesOf(undefined), company: '\u200b', line2: '\u2060 ' };
  expect(bodyOf(nothing)).toEqual({ status: 'lead' });
  expect(areSame(nothing, valuesOf(undefined))).toBe(true);
  expect(areSame({ ...nothing, company: 'Acme' }, nothing)).toBe(false);
});
