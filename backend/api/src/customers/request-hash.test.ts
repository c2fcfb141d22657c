import { expect, test } from 'vitest';
import { requestHash } from './request-hash.ts';

test('does not depend on the order of members, at any depth', () => {
  const one = { name: 'Ann', address: { city: 'Umeå', line1: 'Storgatan 12' } };
  const other = { address: { line1: 'Storgatan 12', city: 'Umeå' }, name: 'Ann' };
  expect(requestHash(one)).toBe(requestHash(other));
});

test.each([
  [{ a: '1' }, { a: 1 }],
  [
    { a: '1', b: '2' },
    { a: '2', b: '1' },
  ],
  [
    ['a', 'b'],
    ['b', 'a'],
  ],
  [{ a: undefined }, { a: null }],
])('tells %o from %o', (one, other) => {
  expect(requestHash(one)).not.toBe(requestHash(other));
});
