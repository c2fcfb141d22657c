// Builds what changed since it was last built, or with --force everything named: `node build.ts [--force] [target …]`.
import { parseArgs } from 'node:util';
import { buildTargets } from './build-targets.ts';
import { targets } from './targets.ts';

const { values, positionals } = readArguments();
const unknown = positionals.filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  console.error(`Unknown target ${unknown.join(', ')}. One of: ${targets.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? targets.filter(({ name }) => positionals.includes(name)) : targets;
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
try {
  await buildTargets(chosen, { force: values.force === true, log: console.log, signal: stop.signal });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readArguments() {
  try {
    return parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\nnpm run build -- [--force] [target …]`);
    return process.exit(2);
  }
}
