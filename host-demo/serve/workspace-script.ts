import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { readPackage } from './sources.ts';
import type { Target } from './targets.ts';

export interface WorkspaceScript {
  /** As package.json has it. */
  text: string;
  child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Ends it and everything it started. */
  stop: () => void;
}

/** Starts a target's package.json script as npm would. */
export function startWorkspaceScript(
  root: string,
  { name, workspace, script }: Target,
  { args = '', env = {} }: { args?: string; env?: Record<string, string> } = {},
): WorkspaceScript {
  const text = readPackage(root, workspace).scripts?.[script];
  if (!text) throw new Error(`${workspace}/package.json has no script "${script}" to build ${name}.`);
  const cwd = join(root, workspace);
  const path = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  // A process group of its own, so that stopping it stops what the script started too.
  const child = spawn(text + args, {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    shell: true,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  return { text, child, stop };
}
