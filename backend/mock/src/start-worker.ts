import type { SetupWorker, StartOptions } from 'msw/browser';

/**
 * Starts MSW's worker, and keeps it registered when the page goes. It unregisters when the last page it knows of says
 * CLIENT_CLOSE, which a page also says that another one follows in the same tab: frames which that one opens would have
 * no worker. One that no page has started lets all requests pass. `worker.stop` unregisters it as ever.
 */
export async function startWorker(worker: SetupWorker, options: StartOptions): Promise<void> {
  let registration: ServiceWorkerRegistration | undefined;
  // Before MSW listens: what a window's listeners for `pagehide` do, they do in the order in which they came.
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted && registration?.active) registration.active.postMessage = () => {};
  });
  registration = await worker.start(options);
}
