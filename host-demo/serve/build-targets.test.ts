import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { buildTargets } from './build-targets.ts';
import type { Target } from './targets.ts';

const app: Target = { name: 'app', workspace: 'app', script: 'build', output: 'dist/app.txt' };
let root: string;

function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Three workspaces: app uses kit, kit uses contract; other is used by nobody. Building app adds a line to its output. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const workspace = (name: string, dependencies: string[], scripts = {}) =>
    write(
      `${name}/package.json`,
      JSON.stringify({ name, scripts, dependencies: Object.fromEntries(dependencies.map((each) => [each, '1'])) }),
    );
  write('package.json', JSON.stringify({ workspaces: ['app', 'kit', 'contract', 'other'] }));
  write('package-lock.json', '{}');
  workspace('app', ['kit'], { build: 'mkdir -p dist && echo built >> dist/app.txt' });
  workspace('kit', ['contract']);
  workspace('contract', []);
  workspace('other', []);
  write('app/src/a.ts', '1');
});

async function build(targets = [app], signal = new AbortController().signal) {
  await buildTargets(targets, { log: () => {}, signal, root });
}
const timesBuilt = () => readFileSync(join(root, 'app/dist/app.txt'), 'utf8').trim().split('\n').length;

test('builds once, and not again while nothing changed', async () => {
  await build();
  await build();
  expect(timesBuilt()).toBe(1);
});

test.each([
  ['a source', 'app/src/a.ts', '2'],
  ['a new source', 'app/src/b.ts', ''],
  ['a source of a workspace that a dependency depends on', 'contract/src/c.ts', '1'],
  ['the lock file', 'package-lock.json', '{"packages": {}}'],
  ['its build script', 'app/package.json', '{"scripts": {"build": "mkdir -p dist; echo built >> dist/app.txt"}}'],
])('builds again after a change of %s', async (_, file, text) => {
  await build();
  write(file, text);
  await build();
  expect(timesBuilt()).toBe(2);
});

test.each([
  ['a test', 'app/src/a.test.ts'],
  ['a story', 'kit/src/a.stories.tsx'],
  ['a workspace it does not use', 'other/src/a.ts'],
  ['what is installed', 'app/node_modules/x.js'],
])('does not build again after a change of %s', async (_, file) => {
  await build();
  write(file, 'new');
  await build();
  expect(timesBuilt()).toBe(1);
});

test('builds for production, whatever the shell says: what is built may be released', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  onTestFinished(() => void vi.unstubAllEnvs());
  write('app/package.json', '{"scripts": {"build": "mkdir -p dist && echo $NODE_ENV > dist/app.txt"}}');
  await build();
  expect(readFileSync(join(root, 'app/dist/app.txt'), 'utf8')).toBe('production\n');
});

test('builds again when what it left is gone', async () => {
  await build();
  rmSync(join(root, 'app/dist'), { recursive: true });
  await build();
  expect(timesBuilt()).toBe(1);
});

test('a build that fails says what it said, and is not taken for done', async () => {
  write('app/package.json', '{"scripts": {"build": "mkdir -p dist; touch dist/app.txt; echo the reason >&2; exit 3"}}');
  await expect(build()).rejects.toThrow(/Building app failed[^]*the reason/);
  await expect(build()).rejects.toThrow('the reason');
});

test('a build that leaves nothing is a failure', async () => {
  write('app/package.json', '{"scripts": {"build": "true"}}');
  await expect(build()).rejects.toThrow('Building app left no app/dist/app.txt');
});

test('a workspace without the script is named', async () => {
  await expect(build([{ ...app, script: 'synth' }])).rejects.toThrow('app/package.json has no script "synth"');
});

test('stopping ends what the build script started', async () => {
  write('app/package.json', '{"scripts": {"build": "touch started; sleep 60; touch ended"}}');
  const stop = new AbortController();
  const building = build([app], stop.signal);
  await expect.poll(() => existsSync(join(root, 'app/started'))).toBe(true);
  stop.abort();
  await expect(building).rejects.toThrow('aborted');
});
