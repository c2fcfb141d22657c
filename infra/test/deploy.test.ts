import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** Without anything that could be an account: the command has nowhere to deploy to. */
function deploy(...args: string[]) {
  return deployWith('/nonexistent', ...args);
}

/** With the profiles of a file, as `~/.aws/credentials` has them. */
function deployWith(profiles: string, ...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../bin/deploy.ts'), ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: profiles,
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

test.each([[['--profile', 'intranet']], [['--profile=intranet']]])(
  'takes the credentials of the profile that the CDK will take: %j',
  { timeout: 60_000 },
  (profile) => {
    const folder = mkdtempSync(join(tmpdir(), 'customer-kit-profiles-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const profiles = join(folder, 'credentials');
    // Without a region, so that nothing is deployed.
    writeFileSync(profiles, '[intranet]\naws_access_key_id = local\naws_secret_access_key = local\n');
    expect(deployWith(profiles, '--stage', 'dev').stderr).toContain('No credentials');
    const { status, stderr } = deployWith(profiles, '--stage', 'dev', ...profile);
    expect(status).toBe(1);
    expect(stderr).not.toContain('No credentials');
    expect(stderr).toContain('No region');
    expect(stderr).toContain(`npm run deploy -- --stage dev ${profile.join(' ')}`);
  },
);

test('names the profile that has no credentials', { timeout: 60_000 }, () => {
  expect(deploy('--stage', 'dev', '--profile', 'none-such').stderr).toContain('No credentials in profile none-such');
});

const stagesJson = readFileSync(join(import.meta.dirname, '../stages.json'), 'utf8');

// Whoever deploys has changed it.
test.runIf(stagesJson.includes('"change-me-dev"'))('asks for a prefix of sign-in pages', { timeout: 60_000 }, () => {
  const { status, stderr } = deploy('--stage', 'dev');
  expect(status).toBe(1);
  expect(stderr).toContain('infra/stages.json has dev.auth.domainPrefix "change-me-dev"');
});
