import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

// npm writes a lock without the packages of other platforms when the registry it asks does not have them, and then
// refuses to install from it.
test('npm ci accepts the lock file', () => {
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  expect(stderr).not.toContain('npm error');
  expect(status).toBe(0);
});

test('a widget, the loader and the kit get a new version without a change elsewhere', () => {
  const copy = mkdtempSync(join(tmpdir(), 'versions-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  const workspaces = globSync('{widgets,backend}/*/package.json', { cwd: root });
  const files = [
    'package.json',
    'package-lock.json',
    '.storybook/package.json',
    'host-demo/package.json',
    'infra/package.json',
  ];
  for (const file of [...files, ...workspaces]) cpSync(join(root, file), join(copy, file));
  const raised = workspaces
    .filter((file) => file.startsWith('widgets'))
    .map((file) => `--workspace=${(JSON.parse(readFileSync(join(root, file), 'utf8')) as { name: string }).name}`);
  const args = [
    'version',
    'minor',
    '--package-lock-only',
    '--offline',
    '--ignore-scripts',
    '--loglevel=error',
    ...raised,
  ];
  const { status, stderr } = spawnSync('npm', args, { cwd: copy, encoding: 'utf8' });
  expect(stderr).not.toContain('npm error');
  expect(status).toBe(0);
});
