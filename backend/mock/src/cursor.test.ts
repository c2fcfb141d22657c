import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

const position = fc.record({ key: fc.string({ unit: 'binary' }), id: fc.uuid() });

test('leads back to its position, for its own query alone', () => {
  fc.assert(
    fc.property(position, (place) => {
      const cursor = encodeCursor(place, '["name"]');
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(cursor, '["name"]')).toEqual(place);
      expect(decodeCursor(cursor, '["-name"]')).toBeUndefined();
    }),
  );
});

test('with any one character exchanged leads nowhere, not even by another spelling of the same bytes', () => {
  const character = fc.stringMatching(/^[\w-]$/);
  fc.assert(
    fc.property(position, fc.oneof(fc.nat(), fc.constant(-1)), character, (place, at, other) => {
      const cursor = encodeCursor(place, 'q');
      const index = at === -1 ? cursor.length - 1 : at % cursor.length;
      fc.pre(cursor[index] !== other);
      expect(decodeCursor(cursor.slice(0, index) + other + cursor.slice(index + 1), 'q')).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('anything else leads nowhere either', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeCursor(text, 'q') === undefined));
});
