import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { root as repository } from './root.ts';
import { digestOf } from './sources.ts';
import type { Target } from './targets.ts';
import { startWorkspaceScript } from './workspace-script.ts';

interface BuildOptions {
  force?: boolean;
  log: (line: string) => void;
  signal: AbortSignal;
  /** Folder of the repository. */
  root?: string;
}

/** Runs the build script of each target whose sources are not those of its last build, as many at once as there are cores. */
export async function buildTargets(targets: readonly Target[], options: BuildOptions): Promise<void> {
  const { log, signal, root = repository } = options;
  const stale = targets.filter((target) => options.force || !isBuilt(root, target));
  if (stale.length === 0) {
    log('Built already: nothing changed.');
    return;
  }
  log(`Building ${stale.map(({ name }) => name).join(', ')}`);
  const queue = stale.values();
  let done = 0;
  const failures: unknown[] = [];
  const work = async () => {
    for (const target of queue) {
      if (signal.aborted || failures.length > 0) return;
      const started = performance.now();
      try {
        await build(root, target, signal);
        done += 1;
        log(`  ${done}/${stale.length} ${outputOf(target)} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}

const outputOf = (target: Target) => join(target.workspace, target.output);
/** Where the digest of a target's sources at its last build is kept. */
export const recordOf = (root: string, target: Target) => join(root, 'node_modules/.cache/builds', target.name);

function isBuilt(root: string, target: Target): boolean {
  const record = recordOf(root, target);
  return (
    existsSync(join(root, outputOf(target))) &&
    existsSync(record) &&
    readFileSync(record, 'utf8') === digestOf(root, target)
  );
}

async function build(root: string, target: Target, signal: AbortSignal): Promise<void> {
  // Taken before the build: a source saved while it runs makes the next run build again.
  const digest = digestOf(root, target);
  const output = await run(root, target, signal);
  if (!existsSync(join(root, outputOf(target)))) {
    throw new Error(`Building ${target.name} left no ${outputOf(target)}:\n${output}`);
  }
  const record = recordOf(root, target);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, digest);
}

/** Resolves with what the script printed, which is worth showing only when it fails. */
function run(root: string, target: Target, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const { text, child, stop } = startWorkspaceScript(root, target, { env: { NODE_ENV: 'production' } });
    signal.addEventListener('abort', stop, { once: true });
    child.stdin.end();
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: string) => {
        output += part;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve(output);
      else reject(new Error(`Building ${target.name} failed (${text} in ${target.workspace}):\n${output.trim()}`));
    });
  });
}
