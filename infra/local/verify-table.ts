// `npm run verify-table`: prints every broken invariant of a customers table, that of `npm start` unless another is named.
// Exit code 0: whole; 1: faults remain; 2: could not be read.
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { verifyTable } from '@customer-kit/api/verify';
import { localClient, localTable, openLocalDatabase } from './local-table.ts';
import { progressBar } from './setup/progress.mjs';
import { withUsage } from './with-usage.ts';

const usage = `npm run verify-table -- [--repair] [--table NAME] [--endpoint URL]

--table alone is on AWS; with --endpoint, where that says.`;

/** A mended item can bring another fault to light; more than this is a table that somebody goes on breaking. */
const mostPasses = 5;

try {
  const faults = await run(withUsage(usage, readArguments));
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message || error.name : String(error)}`);
  process.exitCode = 2;
}

interface Arguments {
  repair?: boolean;
  table?: string;
  endpoint?: string;
}

function readArguments(): Arguments {
  const text = { type: 'string' } as const;
  return parseArgs({ options: { repair: { type: 'boolean' }, table: text, endpoint: text } }).values;
}

async function run({ repair = false, table, endpoint }: Arguments): Promise<number> {
  if (table !== undefined && endpoint === undefined) {
    // It competes with the API for the table's capacity, and has time.
    const client = new DynamoDBClient({ retryMode: 'adaptive', maxAttempts: 20 });
    const missing = 'Is AWS_REGION its region, and are these credentials of its account?';
    return report({ client, table, where: `${table} on AWS`, missing }, repair);
  }
  await using database = await openLocalDatabase({ endpoint, log: console.log });
  const tableName = table ?? localTable();
  const where = `${tableName} at ${database.endpoint}`;
  const missing = 'Start it once with npm start, or name another: --table NAME.';
  // Awaited here: the database ends with this function.
  return await report({ client: localClient(database.endpoint), table: tableName, where, missing }, repair);
}

interface Place {
  client: DynamoDBClient;
  table: string;
  /** Both, in words. */
  where: string;
  /** What to do when there is no such table. */
  missing: string;
}

/** Resolves with the number of faults that remain. */
async function report(place: Place, repair: boolean): Promise<number> {
  const { client: dynamodb, table, where } = place;
  const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  try {
    let mended = 0;
    for (let pass = 1; ; pass += 1) {
      const { found, repaired, items } = await onePass(client, table, repair);
      mended += repaired;
      if (repaired > 0 && pass < mostPasses) continue;
      const remain = found - repaired;
      const summary = remain === 0 ? 'no faults' : `${remain} faults`;
      console.log(`${where}: ${items} items, ${mended > 0 ? `${mended} faults mended, ` : ''}${summary}.`);
      if (remain > 0) {
        const again = ['npm run verify-table --', ...process.argv.slice(2), '--repair'].join(' ');
        console.log(repair ? 'What remains needs a person.' : `Mend them: ${again}`);
      }
      return remain;
    }
  } catch (error) {
    throw named(error, place);
  } finally {
    client.destroy();
    dynamodb.destroy();
  }
}

async function onePass(client: DynamoDBDocumentClient, tableName: string, repair: boolean) {
  const bar = progressBar('Verifying');
  const result = { found: 0, repaired: 0, items: 0 };
  const onProgress = ({ checked, total }: { checked: number; total: number }) => {
    result.items = checked;
    bar.update(total === 0 ? 1 : checked / total);
  };
  try {
    for await (const { kind, key, detail, repaired } of verifyTable({ client, tableName, repair, onProgress })) {
      result.found += 1;
      if (repaired) result.repaired += 1;
      const cleared = process.stdout.isTTY ? '\r\u001b[K' : '';
      console.log(`${cleared}${repaired ? 'mended' : 'fault '}  ${kind.padEnd(22)}  ${key}  ${detail}`);
    }
  } catch (error) {
    bar.failed();
    throw error;
  }
  bar.done();
  return result;
}

function named(error: unknown, { where, missing }: Place): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'ResourceNotFoundException') {
    return new Error(`There is no table ${where}. ${missing}`);
  }
  return new Error(`${where} could not be read: ${error.name}: ${error.message}${advice(error)}`, { cause: error });
}

/** Of what the SDK does not find. */
function advice({ name, message }: Error): string {
  if (name === 'CredentialsProviderError') return '. Sign in (aws sso login), or set AWS_PROFILE.';
  return message === 'Region is missing' ? '. Set AWS_REGION, for example AWS_REGION=eu-central-1.' : '';
}
