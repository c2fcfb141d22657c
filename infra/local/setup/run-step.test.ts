import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** A set-up step in a process of its own that runs `source` as its one step, as `node <file> a "b c"`. */
function runStep(source: string): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), 'run-step-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const step = join(folder, 'step.mjs');
  const setup = join(folder, 'setup.mjs');
  writeFileSync(step, source);
  writeFileSync(
    setup,
    `import { runStep } from ${JSON.stringify(join(import.meta.dirname, 'run-step.mjs'))};
     const { code, signal } = await runStep(['node', ${JSON.stringify(step)}, 'a', 'b c'], process.env);
     process.exit(signal ? 99 : code);`,
  );
  const child = spawn(process.execPath, [setup], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [text] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
  return text.trim();
}

/** An orphan that has ended may stay in the process table as a zombie. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

const staysUp = `process.on('SIGTERM', () => { console.log('stopping'); process.exit(7); });
  console.log(process.pid);
  setInterval(() => {}, 1_000);`;

test('the step gets its arguments and the pinned Node, and its exit code is passed on', async () => {
  const child = runStep(
    `console.log(JSON.stringify([process.argv.slice(2), process.versions.node.split('.')[0]])); process.exit(3);`,
  );
  const exit = once(child, 'exit');
  expect(JSON.parse(await firstLine(child))).toEqual([['a', 'b c'], '24']);
  expect(await exit).toEqual([3, null]);
});

test('a step that has nothing left to do ends', async () => {
  expect(await once(runStep('process.exitCode = 0;'), 'exit')).toEqual([0, null]);
});

test('SIGTERM is handed on, and waits for the step to end in its own way', async () => {
  const child = runStep(staysUp);
  await firstLine(child);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await firstLine(child)).toBe('stopping');
  expect(await exit).toEqual([7, null]);
});

test('a step whose parent is killed stops as by SIGTERM', async () => {
  const child = runStep(staysUp);
  const pid = Number(await firstLine(child));
  child.kill('SIGKILL');
  expect(await firstLine(child)).toBe('stopping');
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('so does one that knows nothing of signals', async () => {
  const child = runStep('console.log(process.pid); setInterval(() => {}, 1_000);');
  const pid = Number(await firstLine(child));
  child.kill('SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('processes that a step starts are not taken for steps', async () => {
  const child = runStep(
    `import { fork } from 'node:child_process';
     import { writeFileSync } from 'node:fs';
     writeFileSync(process.argv[1] + '.child.mjs', 'process.on("disconnect", () => setTimeout(() => { console.log("still here"); process.exit(); }, 50));');
     const forked = fork(process.argv[1] + '.child.mjs', { stdio: 'inherit' });
     forked.on('spawn', () => setTimeout(() => forked.disconnect(), 300));`,
  );
  expect(await firstLine(child)).toBe('still here');
});
