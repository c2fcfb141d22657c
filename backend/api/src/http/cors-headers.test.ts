import { expect, test } from 'vitest';
import { environment } from '../../test-support/environment.ts';
import { corsHeaders } from './cors-headers.ts';

test('names the origin back when it is allowed', () => {
  for (const origin of environment.ALLOWED_ORIGINS.split(',')) {
    expect(corsHeaders(origin)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': expect.stringContaining('ETag'),
      vary: 'Origin',
    });
  }
});

test.each(['https://evil.example', 'https://portal.example.evil.example', 'null', undefined])(
  'gives %s nothing, and tells caches that another origin may get more',
  (origin) => {
    expect(corsHeaders(origin)).toEqual({ vary: 'Origin' });
  },
);

test('lets everybody in when told so', () => {
  expect(corsHeaders('https://any.example', '*')).toMatchObject({ 'access-control-allow-origin': '*' });
});
