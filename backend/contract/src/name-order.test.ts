import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint, nameSortKey } from './name-order.ts';
import { characterCount } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60, size: 'max' });

test('byCodePoint is the order of UTF-8 bytes, which DynamoDB sorts by', () => {
  const near = fc.string({
    unit: fc.constantFrom('a', 'b', '\ud7ff', '\ue000', '\uffff', '🙂', '\u{10ffff}'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.oneof(anyText, near), fc.oneof(anyText, near), (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 2_000 },
  );
});

test('nameSortKey ignores case, accents and outer spaces, and fits an index key', () => {
  expect(nameSortKey('  Ångström,  Zoë ')).toBe(nameSortKey('ångström, zoe'));
  fc.assert(
    // Of the default size, none has more than some ten characters.
    fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (name) => {
      const key = nameSortKey(name);
      expect(characterCount(key)).toBeLessThanOrEqual(120);
      expect(key).not.toMatch(/\p{Cc}/u);
      expect(nameSortKey(name.normalize('NFD'))).toBe(key);
    }),
  );
});
