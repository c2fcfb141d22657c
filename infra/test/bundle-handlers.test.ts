import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationNames } from '@customer-kit/contract';
import { afterAll, expect, test } from 'vitest';
import { bundleHandlers } from '../lib/bundle-handlers.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('bundles every handler, without the search for credentials that Lambda never needs', { timeout: 30_000 }, () => {
  const bundles = bundleHandlers(folder);
  expect(Object.keys(bundles)).toEqual([...operationNames, 'limitScopes']);
  for (const name of operationNames) {
    const code = readFileSync(join(bundles[name], 'index.mjs'), 'utf8');
    expect(code).toContain('AWS_SESSION_TOKEN');
    expect(code).not.toContain('AWS_CONTAINER_CREDENTIALS');
    expect(code).not.toContain('AWS_WEB_IDENTITY_TOKEN_FILE');
  }
});
