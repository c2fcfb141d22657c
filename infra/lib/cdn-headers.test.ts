import { expect, test } from 'vitest';
import { cdnHeadersOf } from './cdn-headers.ts';

test.each(['/customer-list/0.1.0-0a1b2c3d/remoteEntry.js', '/customer-list/0.1.0-0a1b2c3d/js/12.js'])(
  'a file of a release, %s, never changes',
  (path) => {
    expect(cdnHeadersOf(path)['cache-control']).toBe('public, max-age=31536000, immutable');
  },
);

test.each(['/v1.json', '/embed.js', '/customer-list/x.json', '/'])('%s is asked about each time', (path) => {
  expect(cdnHeadersOf(path)['cache-control']).toBe('no-cache');
});

test('any page may load any file', () => {
  expect(cdnHeadersOf('/embed.js')).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
});
