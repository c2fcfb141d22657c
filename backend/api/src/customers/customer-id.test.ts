import { operations, validate } from '@customer-kit/contract';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idempotentCustomerId, newCustomerId } from './customer-id.ts';

const { params } = operations.getCustomer;

test('an id made from a key is a UUIDv8, always the same, and another for every caller and key', () => {
  const part = fc.string({ unit: 'binary-ascii', maxLength: 20 });
  fc.assert(
    fc.property(part, part, part, part, (caller, key, otherCaller, otherKey) => {
      const id = idempotentCustomerId(caller, key);
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      expect(validate(params, { id }, 'path').ok).toBe(true);
      const same = caller === otherCaller && key === otherKey;
      expect(idempotentCustomerId(otherCaller, otherKey) === id).toBe(same);
    }),
  );
});

test('caller and key are kept apart', () => {
  expect(idempotentCustomerId('a', 'bc')).not.toBe(idempotentCustomerId('ab', 'c'));
});

test('other ids sort by the time they were made', () => {
  const ids = Array.from({ length: 100 }, newCustomerId);
  expect(ids.toSorted()).toEqual(ids);
});
