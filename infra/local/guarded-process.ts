import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Starts a command that knows nothing of this process, so that it ends when this process does, however that happens
 * (SIGKILL too). Signals of the terminal do not reach it: it serves until it is told to end. The result is the guard:
 * its output, exit code and answer to SIGTERM are the command's.
 */
export function spawnGuarded(file: string, args: readonly string[], options: { cwd?: string } = {}): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'process-guard.ts'), file, ...args], {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
