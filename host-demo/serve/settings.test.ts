import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import { readSettings } from './settings.ts';

test('defaults', () => {
  expect(readSettings([], {})).toEqual({
    portalPort: 3000,
    cdnPort: 3100,
    apiPort: 4000,
    dynamodbPort: 8000,
    dynamodbEndpoint: undefined,
    dataDir: resolve(root, '.data'),
    fresh: false,
    mode: 'local',
  });
});

test('environment and arguments', () => {
  const env = { PORTAL_PORT: '0', API_PORT: '4001', DATA_DIR: '/tmp/data', DYNAMODB_ENDPOINT: 'http://db:8000' };
  expect(readSettings(['--mock'], env)).toMatchObject({
    portalPort: 0,
    apiPort: 4001,
    dataDir: '/tmp/data',
    dynamodbEndpoint: 'http://db:8000',
    mode: 'mock',
  });
  expect(readSettings(['--fresh'], {})).toMatchObject({ fresh: true });
});

test('data that is not ours is not removed', () => {
  expect(() => readSettings(['--fresh'], { DYNAMODB_ENDPOINT: 'http://db:8000' })).toThrow(
    'delete the table over there',
  );
});

test('every fault is named at once', () => {
  const read = () => readSettings(['--frsh'], { PORTAL_PORT: '70000', CDN_PORT: 'x' });
  expect(read).toThrow(/--frsh[^]*PORTAL_PORT is "70000"[^]*CDN_PORT is "x"/);
});
