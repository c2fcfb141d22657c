import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStages } from '../bin/stages.ts';

const stage = { allowedOrigins: ['*'], keepData: false, logRetentionDays: 7, capacity: { min: 1, max: 10 } };

test('reads the stages of this repository', () => {
  const json: unknown = JSON.parse(readFileSync(new URL('../stages.json', import.meta.url), 'utf8'));
  expect(Object.keys(readStages(json))).toEqual(['dev', 'prod']);
});

test('reports every fault at once, each with its place', () => {
  const faulty = {
    Dev: stage,
    dev: { ...stage, allowedOrigins: ['https://portal.example.com/'], logRetentionDays: 8, keepDatta: true },
    prod: { ...stage, allowedOrigins: ['*', 'https://portal.example.com'], capacity: { min: 5, max: 4 } },
  };
  const message = errorOf(() => readStages(faulty));
  expect(message).toContain('Dev: Invalid key');
  expect(message).toContain('dev.allowedOrigins.0: must be "*" or an origin');
  expect(message).toContain('dev.logRetentionDays: must be a number of days CloudWatch Logs knows: 1, 3');
  expect(message).toContain('dev: Unrecognized key: "keepDatta"');
  expect(message).toContain('prod.allowedOrigins: "*" allows every origin');
  expect(message).toContain('prod.capacity: min must not be above max');
});

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('It did not throw.');
}
