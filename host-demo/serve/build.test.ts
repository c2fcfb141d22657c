import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

function build(...args: string[]) {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts'), ...args], { encoding: 'utf8' });
}

test('says how it is called, over a stack, to an option there is none of', () => {
  const { status, stdout, stderr } = build('--foo');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain("Unknown option '--foo'");
  expect(stderr).toContain('[--force] [target …]');
  expect(stderr).not.toContain('    at ');
});

test('names the targets there are to one there is none of', () => {
  const { status, stderr } = build('customer-lists');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Unknown target customer-lists\. One of: .*synth/);
});
