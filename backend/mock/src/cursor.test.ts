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

test('with any one character exchanged leads nowhere', () => {
  fc.assert(
    fc.property(position, fc.nat(), (place, at) => {
      const cursor = encodeCursor(place, 'q');
      const index = at % cursor.length;
      const exchanged = cursor.slice(0, index) + (cursor[index] === 'A' ? 'B' : 'A') + cursor.slice(index + 1);
      expect(decodeCursor(exchanged, 'q')).toBeUndefined();
    }),
  );
});

test('anything else leads nowhere either', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeCursor(text, 'q') === undefined));
});
