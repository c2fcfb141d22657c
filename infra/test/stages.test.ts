import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadStages, readStages } from '../bin/stages.ts';

const stage = {
  allowedOrigins: ['*'],
  auth: { callbackUrls: ['http://localhost:3000/'], domainPrefix: 'portal-dev' },
  keepData: false,
  logRetentionDays: 7,
  capacity: { min: 1, max: 10 },
};

test('reads the stages of this repository', () => {
  expect(Object.keys(loadStages())).toEqual(['dev', 'prod']);
});

test('every stage of this repository has room for a save: some 23 write units, in one transaction', () => {
  for (const { capacity } of Object.values(loadStages())) expect(capacity.min).toBeGreaterThanOrEqual(23);
});

test('names the file that is no JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'customer-kit-stages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'stages.json');
  writeFileSync(file, '{ "dev": { "keepData": false, } }');
  expect(() => loadStages(file)).toThrow(`${file} cannot be read: `);
  expect(() => loadStages(join(folder, 'none.json'))).toThrow(`${join(folder, 'none.json')} cannot be read: `);
});

test('keeps deleted customers for 30 days where a stage does not say', () => {
  expect(readStages({ dev: stage }).dev).toMatchObject({ retentionDays: 30, requestsPerAddress: 3_000 });
});

test.each([{ json: {} }, { json: [] }, { json: null }])('asks for a stage where there is none: $json', ({ json }) => {
  expect(errorOf(() => readStages(json))).toContain('the file: must be stages by name, one at least: { "dev": { … } }');
});

test('refuses origins that a function has no room for', () => {
  const origins = (count: number) => Array.from({ length: count }, (_, i) => `https://portal-${i + 100}.example.com`);
  expect(() => readStages({ dev: { ...stage, allowedOrigins: origins(110) } })).not.toThrow();
  expect(errorOf(() => readStages({ dev: { ...stage, allowedOrigins: origins(130) } }))).toContain(
    'dev.allowedOrigins: must have at most 3,500 characters in all, commas between them included',
  );
});

test("refuses a stage whose API has the stack of another stage's CDN", () => {
  expect(errorOf(() => readStages({ dev: stage, 'dev-widgets': stage }))).toContain(
    'dev-widgets: must be at most 20 lowercase letters, digits and hyphens, begin with a letter and not end in "-widgets"',
  );
});

test('reports every fault at once, each with its place', () => {
  const faulty = {
    Dev: stage,
    dev: { ...stage, allowedOrigins: ['https://portal.example.com/'], logRetentionDays: 8, keepDatta: true },
    prod: {
      ...stage,
      allowedOrigins: ['*', 'https://portal.example.com'],
      capacity: { min: 5, max: 4 },
      auth: { userPool: 'eu-central-1_abc' },
      retentionDays: -1,
      requestsPerAddress: 9,
      alarmTopicArn: 'pager',
    },
  };
  const message = errorOf(() => readStages(faulty));
  expect(message).toContain('Dev: must be at most 20 lowercase letters');
  expect(message).toContain('dev.allowedOrigins.0: must be "*" or an origin');
  expect(message).toContain('dev.logRetentionDays: must be a number of days CloudWatch Logs knows: 1, 3');
  expect(message).toContain('dev: Unrecognized key: "keepDatta"');
  expect(message).toContain('prod.allowedOrigins: "*" allows every origin');
  expect(message).toContain('prod.capacity: min must not be above max');
  expect(message).toContain('prod.auth: must be { "userPoolArn"');
  expect(message).toContain('prod.retentionDays: Too small');
  expect(message).toContain('prod.requestsPerAddress: Too small');
  expect(message).toContain('prod.alarmTopicArn: must be the ARN of an SNS topic');
});

test.each([
  'Portal-dev',
  'portal.dev',
  '-portal',
  'portal-',
  'p'.repeat(64),
  'my-aws-portal',
  'portal-amazon',
  'cognito-portal',
])('refuses a prefix of sign-in pages that Cognito would refuse: %s', (domainPrefix) => {
  const auth = { callbackUrls: ['https://portal.example.com/'], domainPrefix };
  expect(errorOf(() => readStages({ dev: { ...stage, auth } }))).toContain(
    'dev.auth.domainPrefix: must be at most 63 lowercase letters, digits and hyphens, without a hyphen at either end',
  );
});

test.each(['http://portal.example.com/', 'http://localhost.example.com/', 'https://portal.example.com/#signed-in'])(
  'refuses an address to come back to that Cognito would refuse: %s',
  (url) => {
    const auth = { callbackUrls: [url], domainPrefix: 'portal-dev' };
    expect(errorOf(() => readStages({ dev: { ...stage, auth } }))).toContain(
      'dev.auth.callbackUrls.0: must begin with https:',
    );
  },
);

test.each(['http://localhost', 'http://localhost:3000/signed-in', 'https://portal.example.com/'])(
  'takes an address to come back to that Cognito takes: %s',
  (url) => {
    const auth = { callbackUrls: [url], domainPrefix: 'portal-dev' };
    expect(readStages({ dev: { ...stage, auth } }).dev?.auth).toEqual(auth);
  },
);

test('refuses a pool without pages to sign in on', () => {
  const auth = { callbackUrls: ['https://portal.example.com/'] };
  expect(errorOf(() => readStages({ dev: { ...stage, auth } }))).toMatch(/dev\.auth: must be .*"domainPrefix"/);
});

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('It did not throw.');
}
