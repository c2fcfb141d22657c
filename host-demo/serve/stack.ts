// Everything a visitor needs, on this machine: backend, CDN and portal. `npm start` and the e2e tests run the same.
import { join } from 'node:path';
import { type BackendOptions, type RunningBackend, startBackendWithCustomers } from './backend.ts';
import { cdnSite } from './cdn.ts';
import { type Endpoints, portalSite } from './portal.ts';
import { root } from './root.ts';
import { startStaticServer } from './static-server.ts';

export interface StackOptions {
  /** Ports; 0 is any free one. */
  portalPort: number;
  cdnPort: number;
  /** Script text for every page of the portal's origin. */
  pageScript?: string | undefined;
  /** Absent: no backend, the portal's mock answers. */
  backend?: BackendOptions;
}

export interface Stack {
  endpoints: Endpoints;
  backend: RunningBackend | undefined;
  /** Ends every server and process that was started. */
  stop: () => Promise<void>;
}

/** Resolves when all of it answers. Rejects, with nothing left running, when a part does not start: `PortInUse` for one. */
export async function startStack({ portalPort, cdnPort, pageScript, backend: wanted }: StackOptions): Promise<Stack> {
  await using started = new AsyncDisposableStack();
  const backend = wanted && (await startBackendWithCustomers(wanted));
  if (backend) started.defer(backend.stop);

  const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: cdnPort });
  started.defer(cdn.stop);
  const portal = await startStaticServer(
    portalSite(() => endpoints, pageScript),
    { port: portalPort },
  );
  started.defer(portal.stop);

  const endpoints: Endpoints = { portal: portal.url, api: backend?.apiUrl ?? null, cdn: cdn.url };
  const all = started.move();
  return { endpoints, backend, stop: () => all.disposeAsync() };
}
