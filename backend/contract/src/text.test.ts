import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterCount, text } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });

test('counts code points, as JSON Schema does', () => {
  expect(characterCount('👩🏽‍🚀')).toBe(4);
  fc.assert(fc.property(anyText, (value) => characterCount(value) === Array.from(value).length));
});

test('takes a text with something to see exactly when its trimmed length is within the limits', () => {
  const schema = text(2, 100);
  fc.assert(
    fc.property(anyText, (rest) => {
      const value = `${rest}|`;
      const length = characterCount(value.trim());
      expect(schema.safeParse(value).success).toBe(length >= 2 && length <= 100);
    }),
  );
});

test('gives back what it takes, trimmed and otherwise as it came', () => {
  expect(text(1, 10).parse(' Zoë\u0308 ')).toBe('Zoë\u0308');
});

test('refuses half of a surrogate pair', () => {
  expect(text(1, 10).safeParse('a\ud83d').success).toBe(false);
});

test('takes 200 emoji where 200 characters are allowed, and not one more', () => {
  expect(text(1, 200).safeParse('🙂'.repeat(200)).success).toBe(true);
  expect(text(1, 200).safeParse('🙂'.repeat(201)).success).toBe(false);
});
