// Every npm script of the root starts here: makes the machine ready for one command, then runs it under the Node
// release this repository pins. Runs on a fresh clone, so it imports nothing but Node's own modules (Node 18 or later).
import { makeReady } from './setup/needs.mjs';
import { runStep } from './setup/run-step.mjs';

// In CI, Biome colours what it prints even into a file.
const colors = process.stdout.isTTY ? [] : ['--colors=off'];
const check = [
  ['biome', 'ci', '--log-level=warn', ...colors, '.'],
  ['oxlint', '--type-aware', '--deny-warnings'],
  ['tsc', '--build'],
  ['knip'],
  ['node', '.ci/directions.ts'],
];
const build = [['node', 'host-demo/serve/build.ts']];
/** Writes the template that what runs locally is read from, unless nothing changed. */
const synth = ['node', 'host-demo/serve/build.ts', 'synth'];
const vitest = (...projects) => ['vitest', 'run', ...projects.flatMap((project) => ['--project', project])];

/** What a command needs on the machine, and the steps it runs; arguments of the command go to the last step. */
const commands = {
  start: { needs: ['dynamodb'], steps: [['node', 'host-demo/serve/start.ts']] },
  'start:mock': { needs: [], steps: [['node', 'host-demo/serve/start.ts', '--mock']] },
  dev: { needs: ['dynamodb'], steps: [['node', 'host-demo/serve/start.ts', '--dev']] },
  test: { needs: ['browser', 'dynamodb'], steps: [...check, ...build, vitest('!conformance-url')] },
  'test:unit': { needs: [], steps: [vitest('unit')] },
  'test:dynamodb': { needs: ['dynamodb'], steps: [vitest('dynamodb')] },
  'test:local': { needs: ['dynamodb'], steps: [vitest('local')] },
  'test:conformance': { needs: ['dynamodb'], steps: [vitest('conformance-mock', 'conformance-local')] },
  'test:browser': { needs: ['browser'], steps: [vitest('browser')] },
  'test:stories': { needs: ['browser'], steps: [vitest('storybook*')] },
  'test:screenshots': { needs: ['browser'], steps: [vitest('screenshots')] },
  'test:e2e': { needs: ['browser', 'dynamodb'], steps: [...build, vitest('e2e')] },
  check: { needs: [], steps: check },
  format: { needs: [], steps: [['biome', 'check', '--write', '.']] },
  build: { needs: [], steps: build },
  release: { needs: [], steps: [['node', 'host-demo/serve/release.ts']] },
  synth: { needs: [], steps: [['node', 'host-demo/serve/build.ts', '--force', 'synth']] },
  deploy: { needs: [], steps: [['node', 'infra/bin/deploy.ts']] },
  openapi: { needs: [], steps: [['node', 'backend/contract/bin/openapi.ts']] },
  conformance: { needs: [], steps: [vitest('conformance-url')] },
  seed: { needs: [], steps: [['node', 'infra/local/seed-command.ts']] },
  'verify-table': { needs: [], steps: [synth, ['node', 'infra/local/verify-table.ts']] },
  'bench:size': { needs: ['browser'], steps: [...build, ['node', 'host-demo/bench/size.ts']] },
  'bench:load': { needs: ['browser'], steps: [...build, ['node', 'host-demo/bench/load.ts']] },
  'bench:unmount': { needs: ['browser'], steps: [...build, ['node', 'host-demo/bench/unmount.ts']] },
  'bench:scroll': { needs: ['browser'], steps: [...build, ['node', 'host-demo/bench/scroll.ts']] },
  'bench:lambda': { needs: ['dynamodb'], steps: [synth, ['node', 'host-demo/bench/lambda.ts']] },
  'bench:cost': { needs: ['dynamodb'], steps: [synth, ['node', 'host-demo/bench/cost.ts']] },
  'bench:gateway': { needs: ['dynamodb'], steps: [synth, ['node', 'host-demo/bench/gateway.ts']] },
  pack: { needs: [], steps: [['node', '.ci/pack-packages.ts']] },
  storybook: { needs: [], steps: [['storybook', 'dev', '--port', '6006', '--no-version-updates']] },
  'build-storybook': { needs: [], steps: [['storybook', 'build']] },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!command) {
  console.error(`Unknown command ${name ?? '(none)'}. One of: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}

try {
  const env = await makeReady(command.needs, { mockOffer: name === 'start' || name === 'dev' });
  for (const [index, step] of command.steps.entries()) {
    const last = index === command.steps.length - 1;
    if (command.steps.length > 1) console.log(`\n▸ ${step.join(' ')}`);
    const { code, signal } = await runStep(last ? [...step, ...args] : step, env);
    if (signal) process.kill(process.pid, signal);
    if (code !== 0) {
      if (command.steps.length > 1) console.error(`\n✗ ${step.join(' ')} failed (exit code ${code ?? signal}).`);
      process.exit(code ?? 1);
    }
  }
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
