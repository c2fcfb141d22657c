import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { rspack } from '@rspack/core';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { describeKit } from './kit-digest.ts';
import { remoteConfig } from './remote-config.ts';

const root = resolve(import.meta.dirname, '../../..');
let widget: string;

beforeEach(() => {
  // In the repository, because packages are found by walking up.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist/release-plugin-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  widget = join(folder, 'widgets/customer-search');
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  for (const name of ['package.json', 'tsconfig.json', 'src'])
    cpSync(join(root, 'widgets/customer-search', name), join(widget, name), { recursive: true });
});

/** @returns the folder of the release */
async function build(version: string): Promise<string> {
  writeFileSync(join(widget, 'package.json'), JSON.stringify({ version }));
  await new Promise<void>((done, failed) => {
    const compiler = rspack(remoteConfig(widget));
    compiler.run((error, stats) => {
      if (error ?? stats?.hasErrors()) failed(error ?? new Error(stats?.toString()));
      else compiler.close(() => done());
    });
  });
  const { folder } = JSON.parse(readFileSync(join(widget, 'dist/release.json'), 'utf8')) as { folder: string };
  return join(widget, 'dist', folder);
}

test('who reads a release while it is built again, or the next one is, has it whole', async () => {
  const first = await build('1.0.0');
  const record = join(widget, 'dist/release.json');
  const before = readFileSync(record, 'utf8');
  const opened = openSync(record, 'r');
  onTestFinished(() => closeSync(opened));
  const { mtimeMs } = statSync(join(first, 'remoteEntry.js'));

  expect(await build('1.0.0')).toBe(first);
  expect(statSync(join(first, 'remoteEntry.js')).mtimeMs).toBe(mtimeMs);

  expect(await build('1.1.0')).not.toBe(first);
  expect(readFileSync(opened, 'utf8')).toBe(before);
}, 60_000);

test('a release says which kit it was built with, by its sources', async () => {
  const folder = await build('1.0.0');
  expect(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'))).toMatchObject({
    ...(await describeKit()),
  });
}, 60_000);

test('a release has the licences of all that is bundled in it', async () => {
  const folder = await build('1.0.0');
  const licenses = readFileSync(join(folder, 'licenses.txt'), 'utf8');
  for (const name of ['react', 'react-dom', 'scheduler', '@tanstack/react-query', '@tanstack/query-core']) {
    expect(licenses).toContain(readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim());
    expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
}, 60_000);
