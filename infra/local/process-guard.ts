// Runs the command given as arguments, and ends it when asked to or when whoever started this process is gone.
import { spawn } from 'node:child_process';

/** Between asking it to end and ending it. */
const patience = 4_000;

const [file = '', ...args] = process.argv.slice(2);
process.on('disconnect', end);
process.on('SIGTERM', end);

// After the handlers: a signal that comes at once must not end the guard alone.
const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));

function end(): void {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), patience).unref();
}
