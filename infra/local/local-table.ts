import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readAssembly } from './assembly.ts';
import { startDynamoDb } from './dynamodb.ts';
import { localCredentials } from './lambda-functions.ts';
import { pseudoParameters } from './resolve-intrinsics.ts';

const root = join(import.meta.dirname, '..', '..');

/** The customers table of the synthesized template. Throws when there is none. */
export function localTable(): string {
  const stack = readAssembly(join(root, 'infra', 'cdk.out'), 'dev');
  const [table] = stack.resources('AWS::DynamoDB::Table');
  if (!table) throw new Error(`${stack.stackName} declares no table.`);
  return stack.nameOf(table.logicalId);
}

/** A client of DynamoDB Local, with the region and credentials that its tables were created with. */
export function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: pseudoParameters['AWS::Region'] ?? '',
    credentials: {
      accessKeyId: localCredentials.AWS_ACCESS_KEY_ID,
      secretAccessKey: localCredentials.AWS_SECRET_ACCESS_KEY,
    },
  });
}

export interface LocalDatabaseOptions {
  /** Default: DYNAMODB_ENDPOINT, or what answers at DYNAMODB_PORT; else one is started on DATA_DIR. */
  endpoint?: string | undefined;
  log: (line: string) => void;
}

/** The database of `npm start`, running or not. What was started here ends with it. */
export async function openLocalDatabase(
  options: LocalDatabaseOptions,
): Promise<{ endpoint: string } & AsyncDisposable> {
  const { endpoint = process.env.DYNAMODB_ENDPOINT, log } = options;
  if (endpoint) return { endpoint, [Symbol.asyncDispose]: async () => {} };
  const usual = `http://127.0.0.1:${process.env.DYNAMODB_PORT ?? '8000'}`;
  if (await isDynamoDb(usual)) return { endpoint: usual, [Symbol.asyncDispose]: async () => {} };
  const dataDir = resolve(root, process.env.DATA_DIR || '.data');
  if (!existsSync(join(dataDir, 'shared-local-instance.db'))) {
    throw new Error(`No DynamoDB answers at ${usual} and ${dataDir} holds no table. Start once with: npm start`);
  }
  const database = await startDynamoDb({ dataDir, log });
  return { endpoint: database.endpoint, [Symbol.asyncDispose]: database.stop };
}

/** DynamoDB refuses an unsigned request in its own way. */
async function isDynamoDb(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(2_000) });
    return (await response.text()).includes('amazon');
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
