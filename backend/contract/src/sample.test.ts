import { expect, test } from 'vitest';
import { createCustomerBody } from './customer.ts';
import { emailKey } from './email-key.ts';
import { sampleCustomers } from './sample.ts';
import { searchTokens } from './search.ts';
import { characterCount } from './text.ts';
import { validate } from './validation.ts';

const many = sampleCustomers(20_000);

test('every one is valid as it is', () => {
  for (const body of many) {
    const data = { status: 'lead', ...body };
    expect(validate(createCustomerBody, body, 'body')).toEqual({ ok: true, data });
  }
});

test('no two have one e-mail address, and none can be written to', () => {
  expect(new Set(many.map(({ email }) => emailKey(email))).size).toBe(many.length);
  expect(many.every(({ email }) => /^[a-z.]+\d+@[a-z]+\.(?:test|example|com|org|net)$/.test(email))).toBe(true);
  expect(many.every(({ email }) => email.endsWith('.test') || email.includes('@example.'))).toBe(true);
});

test('the same seed gives the same customers, a longer sample begins with the shorter', () => {
  expect(sampleCustomers(50)).toEqual(many.slice(0, 50));
  expect(sampleCustomers(50, 2)).not.toEqual(many.slice(0, 50));
});

test.each([
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
])('some are written in %s already among the first hundred or so', (script) => {
  const pattern = new RegExp(`\\p{Script=${script}}`, 'u');
  expect(many.slice(0, 150).some(({ name, company = '' }) => pattern.test(name + company))).toBe(true);
});

test('they differ in what they leave out, and some names are very long', () => {
  for (const field of ['phone', 'company', 'address', 'status', 'notes'] as const) {
    expect(
      many.slice(0, 50).some((body) => body[field] === undefined),
      field,
    ).toBe(true);
    expect(
      many.slice(0, 50).some((body) => body[field] !== undefined),
      field,
    ).toBe(true);
  }
  expect(new Set(many.map(({ status }) => status))).toEqual(new Set(['lead', 'active', 'inactive', undefined]));
  expect(Math.max(...many.slice(0, 100).map(({ name }) => characterCount(name)))).toBeGreaterThan(60);
  expect(new Set(many.map(({ name }) => name)).size).toBeGreaterThan(5_000);
});

test('each is found by the beginning of its name', () => {
  expect(many.every((body) => searchTokens(body).length > 1)).toBe(true);
});
