import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { describeKit } from './kit-digest.ts';

const root = resolve(import.meta.dirname, '../../..');
let copy: string;

beforeEach(() => {
  // In the repository, because packages are found by walking up.
  mkdirSync(join(root, 'dist'), { recursive: true });
  copy = mkdtempSync(join(root, 'dist/kit-digest-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const contract = join(copy, 'node_modules/@customer-kit/contract');
  for (const [from, to] of [
    ['widgets/kit', copy],
    ['backend/contract', contract],
  ] as const)
    for (const name of ['src', 'package.json']) cpSync(join(root, from, name), join(to, name), { recursive: true });
});

function change(file: string, from: string | RegExp, to: string) {
  const text = readFileSync(join(copy, file), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(join(copy, file), text.replace(from, to));
}

test('the same sources have the same digest in another folder, whatever else package.json and comments say', async () => {
  change('package.json', '"devDependencies"', '"otherDependencies"');
  change('src/widget.tsx', /^/, '// Another comment.\n');
  expect(await describeKit(copy)).toEqual(await describeKit());
});

test.each([
  ['code', 'src/api/retry.ts', /\b3\b/, '4'],
  ['a style sheet', 'src/styles/base.css', 'flex', 'grid'],
  ['a translation', 'src/messages/de.ts', /'[^']*',\n/, "'Anders',\n"],
  ['the contract', 'node_modules/@customer-kit/contract/src/search-words.ts', /\b\d+\b/, '77'],
])('other sources have another: %s', async (_, file, from, to) => {
  change(file, from, to);
  expect((await describeKit(copy)).kitDigest).not.toBe((await describeKit()).kitDigest);
});

test('what the contract has for the backend alone does not count', async () => {
  change('node_modules/@customer-kit/contract/src/operations.ts', /summary: '/, "summary: 'Another: ");
  expect(await describeKit(copy)).toEqual(await describeKit());
});

test('what a widget can import from the kit is listed', async () => {
  change('src/index.ts', 'Notice', 'Notice as Message');
  const [{ kitExports: before }, { kitExports: after }] = [await describeKit(), await describeKit(copy)];
  expect(before).toContain('defineWidget');
  expect(before.filter((name) => !after.includes(name))).toEqual(['Notice']);
});
