import { expect, test } from 'vitest';
import { environment } from '../../test-support/environment.ts';
import { env } from './env.ts';
import { readEnv } from './read-env.ts';

test('is read from the process at cold start', () => {
  expect(env.tableName).toBe(environment.TABLE_NAME);
});

test('reads the table and the origins', () => {
  const source = { TABLE_NAME: 'customers-dev', ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000' };
  expect(readEnv(source)).toEqual({
    tableName: 'customers-dev',
    allowedOrigins: ['https://a.example', 'http://localhost:3000'],
    retentionDays: 30,
  });
  expect(readEnv({ ...source, RETENTION_DAYS: '0' }).retentionDays).toBe(0);
  expect(readEnv({ ...source, ALLOWED_ORIGINS: '*' }).allowedOrigins).toBe('*');
});

test('names every variable at fault at once', () => {
  expect(() => readEnv({})).toThrow(/TABLE_NAME must be .* ALLOWED_ORIGINS must be /s);
});

test.each(['https://a.example/', 'https://a.example/path', 'a.example', 'https://a.example,*', 'null'])(
  'refuses "%s" as an origin, because no browser sends it',
  (ALLOWED_ORIGINS) => {
    expect(() => readEnv({ TABLE_NAME: 'customers', ALLOWED_ORIGINS })).toThrow('ALLOWED_ORIGINS');
  },
);

test.each(['', '-1', '1.5', 'forever', '3651'])('refuses to keep deleted customers for "%s" days', (RETENTION_DAYS) => {
  const source = { TABLE_NAME: 'customers', ALLOWED_ORIGINS: '*' };
  expect(() => readEnv({ ...source, RETENTION_DAYS })).toThrow('RETENTION_DAYS');
});
