import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { breaches } from './directions.ts';

const allowed = { low: { sources: [] }, high: { sources: ['low'], tests: ['fake'] }, fake: { sources: [] } };

function repository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'directions-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const names = Object.keys(allowed);
  write('package.json', JSON.stringify({ workspaces: names }));
  for (const name of names) write(`${name}/package.json`, JSON.stringify({ name: `@customer-kit/${name}` }));
  for (const [file, text] of Object.entries(files)) write(file, text);
  return root;
}

const found = (files: Record<string, string>) => breaches(repository(files), allowed);

test('what the table allows is no breach', () => {
  const files = {
    'high/package.json': JSON.stringify({
      name: '@customer-kit/high',
      dependencies: { '@customer-kit/low': '1', other: '1' },
      devDependencies: { '@customer-kit/fake': '1' },
    }),
    'high/src/a.ts': `import { b } from './b.ts';\nimport '@customer-kit/low/part';\nimport 'other';`,
    'high/src/a.test.ts': `import { fake } from '@customer-kit/fake';`,
    'high/dist/c.js': `import '@customer-kit/fake';`,
  };
  expect(found(files)).toEqual([]);
});

test.each([
  ['an import against the direction', 'low/src/a.ts', `import { x } from '@customer-kit/high';`],
  ['a type import', 'low/src/a.ts', `import type { X } from '@customer-kit/high';`],
  ['a re-export', 'low/src/a.ts', `export * from "@customer-kit/high/deep";`],
  ['a dynamic import', 'low/src/a.ts', `await import('@customer-kit/high');`],
  ['a bare import', 'low/src/a.ts', `import '@customer-kit/high';`],
  ['an import over several lines', 'low/src/a.ts', `import {\n  x,\n} from '@customer-kit/high';`],
  ['a source that imports what is for tests', 'high/src/a.ts', `import { fake } from '@customer-kit/fake';`],
  ['a source that imports a test', 'high/src/a.ts', `import { data } from './a.test.ts';`],
  ['a source that imports from the test folder', 'high/src/a.ts', `import { data } from '../test/data.ts';`],
  ['a relative path out of the workspace', 'high/src/a.test.ts', `import { x } from '../../low/src/x.ts';`],
  ['a workspace whose name begins with the own', 'low/src/a.ts', `import '../../low-other/a.ts';`],
  ['a script', 'low/bin/a.mjs', `import { x } from '@customer-kit/high';`],
])('%s is one', (_, file, text) => {
  expect(found({ [file]: text })).toEqual([expect.stringContaining(file)]);
});

test('a dependency that package.json declares against the direction is one', () => {
  const declares = (kind: string) =>
    JSON.stringify({ name: '@customer-kit/high', [kind]: { '@customer-kit/fake': '1' } });
  expect(found({ 'high/package.json': declares('dependencies') })).toEqual([
    'high/package.json: high may not depend on @customer-kit/fake.',
  ]);
  expect(found({ 'high/package.json': declares('devDependencies') })).toEqual([]);
});

test('a workspace that the table does not know is one', () => {
  const root = repository({
    'new/package.json': '{"name": "@customer-kit/new"}',
    'package.json': '{"workspaces": ["new"]}',
  });
  expect(breaches(root, allowed)).toEqual([expect.stringContaining('new: no row')]);
});
