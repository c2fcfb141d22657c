import { fileURLToPath } from 'node:url';
import type { AnyHandler } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import type { CustomerMock } from './customer-mock.ts';

export { type ServedMock, type ServeMockOptions, serveMock } from './serve-mock.ts';

export interface StartMockServerOptions {
  /** Your own handlers, asked before the mock. */
  handlers?: readonly AnyHandler[];
}

export interface RunningMockServer {
  /** MSW's own object: `use`, `events`, … */
  readonly server: SetupServer;
  /** Requests go their way again. */
  stop(): void;
}

/**
 * Answers this process's own requests (fetch, node:http) from the mock, without a socket; all others go their way. Where
 * MSW runs already, give `mock.handlers` to its `setupServer` instead.
 */
export function startMockServer(mock: CustomerMock, { handlers = [] }: StartMockServerOptions = {}): RunningMockServer {
  const server = setupServer(...handlers, ...mock.handlers);
  server.listen({ onUnhandledFrame: 'bypass' });
  return { server, stop: () => server.close() };
}

/** File path of MSW's worker script of the version in use, for servers that hand it out and builds that copy it. */
export function mockWorkerFile(): string {
  return fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));
}
