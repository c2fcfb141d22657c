// Everything a visitor needs, on this machine: backend, CDN and portal. `npm start` and the e2e tests run the same.
import { join } from 'node:path';
import { startBackend, startDynamoDb } from '@customer-kit/infra/local';
import { cdnSite } from './cdn.ts';
import { type Endpoints, portalSite } from './portal.ts';
import { root } from './root.ts';
import { startStaticServer } from './static-server.ts';

export interface StackOptions {
  /** Ports; 0 is any free one. */
  portalPort: number;
  cdnPort: number;
  /** Absent: no backend, the portal's mock answers. */
  backend?: BackendOptions;
}

export interface BackendOptions {
  apiPort: number;
  dynamodbPort: number;
  /** A DynamoDB that runs already; none is started then. */
  dynamodbEndpoint?: string | undefined;
  /** Folder that keeps the data; absent: in memory. */
  dataDir?: string | undefined;
  /** Customers a new, empty table gets. */
  customers: number;
  log: (line: string) => void;
}

export interface Stack {
  endpoints: Endpoints;
  dynamodbEndpoint: string | undefined;
  /** Ends every server and process that was started. */
  stop: () => Promise<void>;
}

export async function startStack({ portalPort, cdnPort, backend: wanted }: StackOptions): Promise<Stack> {
  await using started = new AsyncDisposableStack();
  const backend = wanted && (await startBackendOn(wanted, started));

  const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: cdnPort });
  started.defer(cdn.stop);
  const portal = await startStaticServer(
    portalSite(() => endpoints),
    { port: portalPort },
  );
  started.defer(portal.stop);

  const endpoints: Endpoints = { portal: portal.url, api: backend?.apiUrl ?? null, cdn: cdn.url };
  const all = started.move();
  return { endpoints, dynamodbEndpoint: backend?.dynamodbEndpoint, stop: () => all.disposeAsync() };
}
