import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { userOfToken } from './token-user.ts';

const part = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');

test('the user of a JWT is its sub, whatever characters it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (sub, name) => {
      expect(userOfToken(`${part({ alg: 'RS256' })}.${part({ name, sub })}.signature`)).toBe(sub);
    }),
  );
});

test('any other token tells nobody', () => {
  for (const token of ['', 'opaque', 'a.b.c', `x.${part(null)}.y`, `x.${part({})}.y`, `x.${part({ sub: '' })}.y`]) {
    expect(userOfToken(token), token).toBeUndefined();
  }
});
