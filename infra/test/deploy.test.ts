import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Without anything that could be an account: the command has nowhere to deploy to. */
function deploy(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../bin/deploy.ts'), ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    },
  });
  return { status, stderr };
}

test.each([[[]], [['--stage', 'nowhere']]])('names the stages there are: deploy %j', { timeout: 60_000 }, (args) => {
  const { status, stderr } = deploy(...args);
  expect(status).toBe(1);
  expect(stderr).toContain('infra/stages.json has: dev, prod.');
});

test('says what an account needs before anything is deployed', { timeout: 60_000 }, () => {
  const { status, stderr } = deploy('--stage', 'dev');
  expect(status).toBe(1);
  expect(stderr).toContain('No credentials: sign in');
  expect(stderr).toContain('No region: set AWS_REGION');
  expect(stderr).toContain('npx cdk bootstrap');
});

const stagesJson = readFileSync(join(import.meta.dirname, '../stages.json'), 'utf8');

// Whoever deploys has changed it.
test.runIf(stagesJson.includes('"change-me-dev"'))('asks for a prefix of sign-in pages', { timeout: 60_000 }, () => {
  const { status, stderr } = deploy('--stage', 'dev');
  expect(status).toBe(1);
  expect(stderr).toContain('infra/stages.json has dev.auth.domainPrefix "change-me-dev"');
});
