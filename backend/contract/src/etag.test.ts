import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { etagOf, noneMatchCovers, versionOf } from './etag.ts';

test('a version survives its entity tag, strong or weakened by a proxy', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999_999 }), (version) => {
      expect(versionOf(etagOf(version))).toBe(version);
      expect(versionOf(` W/${etagOf(version)} `)).toBe(version);
    }),
  );
});

test.each(['', '1', '""', '"0"', '"01"', '"-1"', '"1.5"', '"1", "2"', '*', "'1'", '"1e3"', '"9999999999999999"'])(
  '%s names no version',
  (tag) => expect(versionOf(tag)).toBeUndefined(),
);

test.each([
  ['"3"', true],
  ['W/"3"', true],
  ['"1", "3"', true],
  ['*', true],
  ['"1", *', true],
  ['"2"', false],
  ['3', false],
  ['', false],
])('If-None-Match %s covers version 3: %s', (header, covered) => {
  expect(noneMatchCovers(header, 3)).toBe(covered);
});
