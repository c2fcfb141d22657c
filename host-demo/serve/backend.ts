import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '@customer-kit/contract';
import { type SeedOptions, seedCustomers, startBackend, startDynamoDb } from '@customer-kit/infra/local';

export interface BackendOptions {
  apiPort: number;
  dynamodbPort: number;
  /** A DynamoDB that runs already; none is started then. */
  dynamodbEndpoint?: string | undefined;
  /** Folder that keeps the data and what the functions print; absent: both are gone with the process. */
  dataDir?: string | undefined;
  /** Starts over: without the data of earlier runs. */
  fresh?: boolean;
  /** Customers that a table without any gets. */
  customers: number;
  onSeeding?: SeedOptions['onProgress'];
  log: (line: string) => void;
  signal?: AbortSignal;
}

export interface RunningBackend {
  apiUrl: string;
  dynamodbEndpoint: string;
  /** The file that gets what the functions print. */
  functionLog: string | undefined;
  stop: () => Promise<void>;
}

/** The database, the synthesized backend on it, and customers in it. */
export async function startBackendWithCustomers(options: BackendOptions): Promise<RunningBackend> {
  const { apiPort, dynamodbPort, dynamodbEndpoint, dataDir, fresh, customers, onSeeding, log, signal } = options;
  await using started = new AsyncDisposableStack();
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    if (fresh) startOver(dataDir, log);
  }
  const dynamodb = await startDynamoDb({
    port: dynamodbPort,
    endpoint: dynamodbEndpoint,
    log,
    ...(dataDir !== undefined && { dataDir }),
  });
  started.defer(() => dynamodb.stop());

  const functionLog = dataDir === undefined ? undefined : join(dataDir, 'functions.log');
  const backend = await startBackend({ apiPort, dynamodb, functionLog: logTo(functionLog) });
  started.defer(() => backend.stop());

  await seedCustomers({
    apiUrl: backend.apiUrl,
    token: () => backend.token(roles.editor),
    count: customers,
    ...(onSeeding && { onProgress: onSeeding }),
    ...(dataDir !== undefined && { unfinishedMarker: join(dataDir, unfinishedSeed) }),
    ...(signal && { signal }),
  });
  const all = started.move();
  return { apiUrl: backend.apiUrl, dynamodbEndpoint: dynamodb.endpoint, functionLog, stop: () => all.disposeAsync() };
}

const unfinishedSeed = 'seeding';
/** The files DynamoDB Local keeps. DATA_DIR may hold anything else, which is not ours to remove. */
const database = /^shared-local-instance\.db/;

function startOver(dataDir: string, log: (line: string) => void): void {
  log(`Starting over: removing the customers kept in ${dataDir}`);
  for (const file of readdirSync(dataDir)) {
    if (database.test(file) || file === unfinishedSeed) rmSync(join(dataDir, file));
  }
}

/** Everything goes to the file, which is this run's; what is more than information, to the console too. */
function logTo(file: string | undefined) {
  if (file !== undefined) writeFileSync(file, '');
  return (line: string, name: string) => {
    const text = `[${name}] ${line}`;
    if (file !== undefined) appendFileSync(file, `${text}\n`);
    if (!line.includes('"level":"info"')) console.error(text);
  };
}
