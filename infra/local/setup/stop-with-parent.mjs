// Loaded first into every step: when the set-up step is gone (even by SIGKILL, which it cannot hand on), the channel to
// it closes, and the step ends as by SIGTERM.
import { isMainThread } from 'node:worker_threads';

// Processes and threads started by the step load this too (Node hands its flags on) but have parents of their own.
if (isMainThread && process.channel && process.env.CUSTOMER_KIT_PARENT === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
