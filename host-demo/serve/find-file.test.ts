import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFile } from './find-file.ts';

const base = mkdtempSync(join(tmpdir(), 'find-file-'));
const folder = join(base, 'served');
mkdirSync(join(folder, 'js'), { recursive: true });
writeFileSync(join(base, 'secret.txt'), '');
writeFileSync(join(folder, '.env'), '');
writeFileSync(join(folder, 'a b.js'), '');
writeFileSync(join(folder, 'js', 'c.js'), '');
symlinkSync(join(base, 'secret.txt'), join(folder, 'link.txt'));
afterAll(() => rmSync(base, { recursive: true }));

test.each([
  ['/js/c.js', 'js/c.js'],
  ['/a%20b.js', 'a b.js'],
])('%s is the file %s', async (path, file) => {
  expect(await findFile(folder, path)).toBe(join(folder, file));
});

test.each([
  '/../secret.txt',
  '/js/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/js/..%5c..%5csecret.txt',
  '/%252e%252e/secret.txt',
  `/${base}/secret.txt`,
  `//${join(base, 'secret.txt')}`,
  '/link.txt',
  '/.env',
  '/a%20b.js%00.png',
  '/%E0%A4%A',
  '/js',
  '/js/',
  '/',
  '/nothing.js',
  '/js/c.js/d.js',
  `/${'x'.repeat(5_000)}`,
])('%s is nothing', async (path) => {
  expect(await findFile(folder, path)).toBeUndefined();
});

test('a folder that is not there has no files', async () => {
  expect(await findFile(join(folder, 'not-built'), '/js/c.js')).toBeUndefined();
});
