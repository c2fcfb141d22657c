import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readAssembly } from './assembly.ts';
import { createGateway } from './gateway.ts';
import { type IamReport, startIamProxy } from './iam-proxy.ts';
import { lambdaFunctions } from './lambda-functions.ts';
import { readRestApi } from './rest-api.ts';
import { createTables } from './tables.ts';

export interface BackendOptions {
  /** Port of the API on 127.0.0.1; 0 is any free one. */
  apiPort: number;
  /** The database to use, as `startDynamoDb` gives it. */
  dynamodb: { endpoint: string };
  /** Folder of the synthesized template; default `infra/cdk.out`. */
  assembly?: string;
  /** Which stage's stack to run; default `dev`. */
  stage?: string;
  /** Gets every line a function prints, and what the gateway has to say (as `gateway`); default standard error. */
  functionLog?: (line: string, functionName: string) => void;
}

export interface Backend {
  /** Base URL of the API, without a slash at the end. */
  apiUrl: string;
  /** An access token with these scopes, good for an hour. Throws for an API that asks for no token. */
  token: (scopes: readonly string[]) => string;
  /** The customers table. */
  tableName: string;
  /** Of the database itself, past the checks of the functions' policies. */
  dynamodbEndpoint: string;
  /** Process ids of the functions' instances, by function name. */
  functionProcesses: () => Record<string, number[]>;
  /** What the functions' roles refused until now, and what they allow that nobody used. */
  iamReport: () => IamReport;
  /** Ends connections and instances; resolves when none is left. The database goes on. */
  stop: () => Promise<void>;
}

/**
 * Serves a synthesized stack: creates its tables, then answers by its functions behind its REST API. Throws when there is no
 * such stack, when it uses what is not imitated, when its table is there with other keys, and when the port is taken.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const {
    apiPort,
    dynamodb,
    assembly: folder = join(import.meta.dirname, '..', 'cdk.out'),
    stage = 'dev',
    functionLog = (line, name) => process.stderr.write(`[${name}] ${line}\n`),
  } = options;
  const assembly = readAssembly(folder, stage);
  const api = readRestApi(assembly);
  const [tableName = ''] = await createTables(assembly, dynamodb.endpoint);
  await using started = new AsyncDisposableStack();
  const iam = await startIamProxy(assembly, { endpoint: dynamodb.endpoint, log: functionLog });
  started.defer(() => iam.stop());
  const functions = lambdaFunctions(assembly, { dynamodbEndpointOf: iam.endpointOf, log: functionLog });
  started.defer(async () => {
    await Promise.all([...functions.values()].map((pool) => pool.stop()));
  });
  const server = createGateway({ api, functions, log: (line) => functionLog(line, 'gateway') });
  server.listen(apiPort, '127.0.0.1');
  await once(server, 'listening');
  started.defer(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  const all = started.move();
  return {
    apiUrl: `http://localhost:${port}`,
    token(scopes) {
      if (!api.tokens) throw new Error(`${assembly.stackName} has no authorizer: it asks for no token.`);
      return api.tokens.issue({ scopes });
    },
    tableName,
    dynamodbEndpoint: dynamodb.endpoint,
    functionProcesses: () => Object.fromEntries([...functions.values()].map((pool) => [pool.name, pool.processIds])),
    iamReport: iam.report,
    stop: () => all.disposeAsync(),
  };
}
