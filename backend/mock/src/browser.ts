import type { AnyHandler } from 'msw';
import { type SetupWorker, setupWorker } from 'msw/browser';
import type { CustomerMock } from './customer-mock.ts';
import { startWorker } from './start-worker.ts';

export { startWorker };

export interface StartMockWorkerOptions {
  /** Where the page's server has MSW's worker file. Default `/mockServiceWorker.js`. */
  url?: string;
  /** Your own handlers, asked before the mock. */
  handlers?: readonly AnyHandler[];
}

export interface RunningMockWorker {
  /** MSW's own object: `use`, `events`, … */
  readonly worker: SetupWorker;
  /** Requests go their way again. */
  stop(): Promise<void>;
}

/**
 * Answers the page's requests from the mock, by MSW's service worker; all other requests go their way. Where MSW runs
 * already, give `mock.handlers` to its `setupWorker` instead, and that to `startWorker`. Throws an Error that says what
 * to do when the worker file is missing.
 */
export async function startMockWorker(
  mock: CustomerMock,
  { url = '/mockServiceWorker.js', handlers = [] }: StartMockWorkerOptions = {},
): Promise<RunningMockWorker> {
  await requireWorkerFile(url);
  const worker = setupWorker(...handlers, ...mock.handlers);
  await startWorker(worker, { serviceWorker: { url }, onUnhandledFrame: 'bypass', quiet: true });
  return {
    worker,
    async stop() {
      await worker.stop();
    },
  };
}

/** Asked for beforehand: a server that answers its start page for a missing file makes MSW's own error misleading. */
async function requireWorkerFile(url: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'text/javascript' } });
  const type = response.headers.get('content-type') ?? 'no type';
  await response.body?.cancel();
  if (response.ok && type.includes('javascript')) return;
  throw new Error(
    `There is no service worker script at ${response.url || url} (status ${response.status}, ${type}). ` +
      'Run "npx msw init <public folder>" and serve that folder, or pass its address: startMockWorker(mock, { url }).',
  );
}
