import { bodyLimitBytes } from '@customer-kit/contract';
import { expect, test } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { readBody } from './read-body.ts';

const json = 'application/json';
const plain = (body: string) => ({ body, isBase64Encoded: false });
const base64 = (body: string | Uint8Array) => ({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true });

function problemOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
  }
  throw new Error('The body was accepted.');
}

test.each([
  json,
  'Application/JSON; charset=UTF-8',
  'application/json;charset="utf-8"',
  'application/merge-patch+json',
])('reads %s', (contentType) => {
  expect(readBody(plain('{"name":"Zoë"}'), contentType)).toEqual({ name: 'Zoë' });
  expect(readBody(base64('{"name":"Zoë"}'), contentType)).toEqual({ name: 'Zoë' });
});

test.each([
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  'application/json; charset=utf-16',
])('refuses the type "%s"', (contentType) => {
  expect(problemOf(() => readBody(plain('{}'), contentType))).toBe('unsupported-media-type');
});

test('counts the limit in bytes, whichever way the body comes', () => {
  const text = (bytes: number) => JSON.stringify('é'.repeat((bytes - 2) / 2));
  expect(readBody(plain(text(bodyLimitBytes)), json)).toHaveLength(bodyLimitBytes / 2 - 1);
  expect(problemOf(() => readBody(plain(text(bodyLimitBytes + 2)), json))).toBe('payload-too-large');
  expect(problemOf(() => readBody(base64(text(bodyLimitBytes + 2)), json))).toBe('payload-too-large');
});

test.each(['', '{', '{"a":1,}', 'undefined', '{}{}'])('refuses "%s", which is no JSON', (body) => {
  expect(problemOf(() => readBody(plain(body), json))).toBe('invalid-request');
});

test('refuses bytes that are not UTF-8', () => {
  expect(problemOf(() => readBody(base64(Uint8Array.of(0x22, 0xff, 0x22)), json))).toBe('invalid-request');
});

test('keeps __proto__ a field like any other, for the contract to refuse', () => {
  const body = readBody(plain('{"__proto__":{"status":"active"}}'), json) as { status?: string };
  expect(Object.keys(body)).toEqual(['__proto__']);
  expect(body.status).toBeUndefined();
});

test('does not quote the body in the problem, which may be logged', () => {
  expect(() => readBody(plain('{"name": Zoe}'), json)).toThrow(expect.not.stringContaining('Zoe'));
});
