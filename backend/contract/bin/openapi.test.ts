import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([['--foo'], ['--server=https://api.example.com'], ['elsewhere.json']])(
  'refuses %s, over ignoring it',
  (arg) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'openapi.ts'), arg], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(arg.split('=')[0]);
    expect(stderr).toContain('npm run openapi takes no arguments');
  },
);
