import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createCustomerBody, updateCustomerBody } from './customer.ts';
import { operations } from './operations.ts';
import { validate } from './validation.ts';

function codesOf(result: ReturnType<typeof validate>): Record<string, string> {
  return result.ok ? {} : Object.fromEntries(result.errors.map(({ pointer, code }) => [pointer, code]));
}

test('names every broken rule of a body at once', () => {
  const body = {
    name: ' ',
    email: 'nobody',
    phone: 'call me',
    company: 7,
    address: { line1: 'x'.repeat(201), city: 'Umeå', country: 'XX', floor: 3 },
    status: 'gone',
    nickname: 'Zed',
  };
  const result = validate(createCustomerBody, body, 'body');
  expect(codesOf(result)).toEqual({
    '/name': 'required',
    '/email': 'email',
    '/phone': 'phone',
    '/company': 'type',
    '/address/line1': 'too-long',
    '/address/postalCode': 'required',
    '/address/country': 'choice',
    '/address/floor': 'unknown',
    '/status': 'choice',
    '/nickname': 'unknown',
  });
  expect(result.ok || result.errors.every((error) => error.in === 'body' && error.message.length > 10)).toBe(true);
});

test('says "required" for what is missing, whatever its type', () => {
  expect(codesOf(validate(updateCustomerBody, {}, 'body'))).toEqual({
    '/name': 'required',
    '/email': 'required',
    '/status': 'required',
  });
  expect(codesOf(validate(createCustomerBody, undefined, 'body'))).toEqual({ '': 'required' });
});

test('hands over the limit of a length and of a number, for texts in other languages', () => {
  const long = { name: 'A', email: 'a@example.com', company: 'x'.repeat(201) };
  expect(validate(createCustomerBody, long, 'body')).toMatchObject({
    errors: [{ code: 'too-long', params: { maximum: 200 } }],
  });
  expect(validate(operations.getCustomers.query, { limit: '101' }, 'query')).toMatchObject({
    errors: [{ code: 'too-big', params: { maximum: 100 } }],
  });
});

test('an empty address is missing, not malformed', () => {
  expect(codesOf(validate(createCustomerBody, { name: 'A', email: ' ' }, 'body'))).toEqual({ '/email': 'required' });
});

test('escapes pointers (RFC 6901)', () => {
  const result = validate(createCustomerBody, { name: 'A', email: 'a@example.com', 'a/b~c': 1 }, 'body');
  expect(codesOf(result)).toEqual({ '/a~1b~0c': 'unknown' });
});

test('points into lists', () => {
  const schema = z.strictObject({ rows: z.array(z.string()) });
  expect(codesOf(validate(schema, { rows: ['a', 1] }, 'body'))).toEqual({ '/rows/1': 'type' });
});

test.each([
  ['9007199254740993', 'too-big'],
  ['-9007199254740993', 'too-small'],
  ['9'.repeat(400), 'too-big'],
])('says once of the limit %s what is wrong with it', (limit, code) => {
  expect(validate(operations.getCustomers.query, { limit }, 'query')).toMatchObject({
    errors: [{ pointer: '/limit', code }],
  });
});

test.each([
  [{ limit: '0' }, { '/limit': 'too-small' }],
  [{ limit: '101' }, { '/limit': 'too-big' }],
  [{ limit: '-5' }, { '/limit': 'too-small' }],
  [
    { limit: 'many', sort: 'size' },
    { '/limit': 'type', '/sort': 'choice' },
  ],
  [{ q: 'a' }, { '/q': 'unsearchable' }],
  [{ q: 'a'.repeat(201) }, { '/q': 'too-long' }],
  [{ cursor: '' }, { '/cursor': 'required' }],
  [
    { q: 'anna', sort: 'name', email: 'a@example.com' },
    { '/sort': 'exclusive', '/email': 'exclusive' },
  ],
])('checks the query %o', (query, codes) => {
  expect(codesOf(validate(operations.getCustomers.query, query, 'query'))).toEqual(codes);
});

test.each(['0x10', '1e1', ' 25', '', '2.5', '25.0', '+25', '٢٥'])(
  'takes decimal digits alone for a limit, not %j',
  (limit) => {
    expect(codesOf(validate(operations.getCustomers.query, { limit }, 'query'))).toEqual({ '/limit': 'type' });
  },
);

test('says of a text how many characters it may have, in Unicode', () => {
  const { query } = operations.getCustomers;
  expect(validate(query, { q: `${'🙂'.repeat(198)}aa` }, 'query').ok).toBe(true);
  expect(validate(query, { q: `${'🙂'.repeat(199)}aa`, cursor: '' }, 'query')).toMatchObject({
    errors: [
      { message: 'cursor must not be empty.', params: { minimum: 1 } },
      { message: 'q must have at most 200 characters.', params: { maximum: 200 } },
    ],
  });
});

test('fills in what has a default', () => {
  expect(validate(operations.getCustomers.query, {}, 'query')).toEqual({ ok: true, data: { limit: 25 } });
  expect(validate(createCustomerBody, { name: 'A', email: 'a@example.com' }, 'body')).toMatchObject({
    data: { status: 'lead' },
  });
});
