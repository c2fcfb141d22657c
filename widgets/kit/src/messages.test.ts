import { describe, expect, test } from 'vitest';
import { createTranslate } from './messages.ts';

const catalog = {
  greeting: 'Hello {name}',
  loaded: { one: '{count} customer', other: '{count} customers' },
} as const;

describe('texts of a widget', () => {
  test('placeholders are filled in, numbers in the locale’s form', () => {
    const translate = createTranslate(catalog, {}, 'de');
    expect(translate('greeting', { name: 'Zoë' })).toBe('Hello Zoë');
    expect(translate('loaded', { count: 12_345 })).toBe('12.345 customers');
  });

  test('the plural category of the locale chooses the form, and "other" serves where there is none', () => {
    expect(createTranslate(catalog, {}, 'en')('loaded', { count: 1 })).toBe('1 customer');
    expect(createTranslate(catalog, {}, 'ja')('loaded', { count: 1 })).toBe('1 customers');
  });

  test('texts of another language are counted as theirs does, and numbers keep the locale’s form', () => {
    expect(createTranslate(catalog, undefined, 'zh', 'en')('loaded', { count: 1 })).toBe('1 customer');
    expect(createTranslate(catalog, undefined, 'it', 'en')('loaded', { count: 12_345 })).toBe('12.345 customers');
  });

  test('a text of the host comes first', () => {
    expect(createTranslate(catalog, { greeting: 'Hej {name}' }, 'sv')('greeting', { name: 'Bo' })).toBe('Hej Bo');
  });

  test('a placeholder without a value stays visible instead of disappearing', () => {
    expect(createTranslate(catalog, {}, 'en')('greeting')).toBe('Hello {name}');
  });

  test('a value of the other direction is kept from turning the sentence around', () => {
    expect(createTranslate(catalog, {}, 'en')('greeting', { name: 'محمد' })).toBe('Hello \u2068محمد\u2069');
    expect(createTranslate(catalog, {}, 'ar')('greeting', { name: 'Zoë' })).toBe('Hello \u2068Zoë\u2069');
    expect(createTranslate(catalog, undefined, 'he', 'en')('greeting', { name: 'רות' })).toBe('Hello \u2068רות\u2069');
    expect(createTranslate(catalog, {}, 'ar')('greeting', { name: 'محمد' })).toBe('Hello محمد');
  });
});
