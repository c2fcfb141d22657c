import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { spawnGuarded } from './guarded-process.ts';

/** An orphan that has ended may stay in the process table as a zombie. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

const sleeps = ['-c', 'echo $$; exec sleep 60'] as const;

test('a command ends when the process that started it is killed', async () => {
  const source = `import { spawnGuarded } from ${JSON.stringify(join(import.meta.dirname, 'guarded-process.ts'))};
    spawnGuarded('sh', ${JSON.stringify(sleeps)}).stdout.pipe(process.stdout);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [text] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(text);
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('it ends when the guard is told to', async () => {
  const guard = spawnGuarded('sh', sleeps);
  const [text] = (await once(guard.stdout ?? guard, 'data')) as [Buffer];
  const exit = once(guard, 'exit');
  guard.kill('SIGTERM');
  await exit;
  expect(isRunning(Number(text))).toBe(false);
});

test('its own end and exit code are passed on', async () => {
  expect(await once(spawnGuarded('sh', ['-c', 'exit 3']), 'exit')).toEqual([3, null]);
});

test('a command that is not there is a failure that names it', async () => {
  const guard = spawnGuarded('no-such-command', []);
  const [text] = (await once(guard.stderr ?? guard, 'data')) as [Buffer];
  expect(String(text)).toContain('no-such-command');
  expect(await once(guard, 'exit')).toEqual([1, null]);
});
