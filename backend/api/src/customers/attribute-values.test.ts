import { marshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromAttributes, toAttributes } from './attribute-values.ts';

const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger());
/** No attribute has this name, and a plain object cannot take it. */
const attribute = fc.string().filter((name) => name !== '__proto__');
const item = fc.dictionary(attribute, fc.oneof(leaf, fc.dictionary(attribute, leaf)), { noNullPrototype: true });

test('are what the SDK makes of an item, and the item comes back', () => {
  fc.assert(
    fc.property(item, (whole) => {
      const attributes = toAttributes(whole);
      expect(attributes).toEqual(marshall(whole));
      expect(fromAttributes(attributes)).toEqual(whole);
    }),
  );
});

test('have none for what is not there, and none of what others wrote', () => {
  expect(toAttributes({ phone: undefined, notes: 'x' })).toEqual({ notes: { S: 'x' } });
  expect(fromAttributes({ n: { S: 'Ann' }, vip: { BOOL: true }, tags: { SS: ['a'] } })).toEqual({ n: 'Ann' });
});

test.each([true, null, () => 1])('refuse %s, which no item holds', (value) => {
  expect(() => toAttributes({ value })).toThrow(TypeError);
});
