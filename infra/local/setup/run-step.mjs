import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bin, pinnedNode, root } from './root.mjs';

const preload = pathToFileURL(fileURLToPath(new URL('./stop-with-parent.mjs', import.meta.url))).href;

/**
 * Runs one step, `node <file> …` or the name of a command in node_modules/.bin, under the pinned Node. Signals are
 * handed on; the step also stops when this process is killed. Resolves with its exit code or the signal that ended it.
 */
export function runStep([name, ...args], env) {
  const script = name === 'node' ? [] : [realpathSync(join(bin, name))];
  const child = spawn(pinnedNode, ['--import', preload, ...script, ...args], {
    cwd: root,
    env: { ...env, CUSTOMER_KIT_PARENT: String(process.pid) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const handOn = (signal) => {
    // At a terminal, Ctrl-C reaches the whole process group: handing it on would be a second one, which means "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const each of signals) process.on(each, handOn);
  const watch = watchNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, handOn);
      clearInterval(watch);
      resolve({ code, signal });
    });
  });
}

/** Calls back when npm, which started this process, is gone without having handed a signal on (SIGKILL). */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const npm = process.ppid;
  return setInterval(() => process.ppid !== npm && gone(), 500);
}
