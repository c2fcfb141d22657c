import { validate as isUuid, version } from 'uuid';
import { expect, test } from 'vitest';
import { idOfRequest } from './idempotent-id.ts';

test('the id of a key is a UUIDv8, the same every time, another for another key or caller', () => {
  const keys = ['a', 'b', 'a '.repeat(60)];
  const ids = [...keys.map((key) => idOfRequest('', key)), idOfRequest('ann', 'a'), idOfRequest('an', 'na')];
  expect(ids.map((id = '') => isUuid(id) && version(id))).toEqual([8, 8, 8, 8, 8]);
  expect(new Set(ids).size).toBe(5);
  expect(idOfRequest('', 'a')).toBe(ids[0]);
});

test('no key, no id', () => {
  expect(idOfRequest('', undefined)).toBeUndefined();
});
