import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

// npm writes a lock without the packages of other platforms when the registry it asks does not have them, and then
// refuses to install from it.
test('npm ci accepts the lock file', () => {
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', args, { cwd: resolve(import.meta.dirname, '..'), encoding: 'utf8' });
  expect(stderr).not.toContain('npm error');
  expect(status).toBe(0);
});
