import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './search-words.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60, size: 'max' });

describe('fold', () => {
  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (value) => fold(fold(value)) === fold(value)),
      { numRuns: 2_000 },
    );
  });

  test('composed and decomposed are the same', () => {
    fc.assert(fc.property(anyText, (value) => fold(value.normalize('NFC')) === fold(value.normalize('NFD'))));
  });

  test('keeps the vowel signs that are letters', () => {
    expect(fold('हिन्दी')).toContain('ि');
    expect(fold('ไทย')).toBe('ไทย');
  });

  test('reads the digits of every script', () => {
    expect(fold('۰۱۲٣४५᠖７')).toBe('01234567');
  });
});
