import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureDynamoDbLocal, findJava } from './dynamodb-local.mjs';
import { spawnGuarded } from './guarded-process.ts';

export interface DynamoDbOptions {
  /** Default 0: any free one. */
  port?: number;
  /** Folder that keeps the tables between runs; without one they are in memory and go with the process. */
  dataDir?: string;
  /** A DynamoDB that runs already; then none is started. Default: DYNAMODB_ENDPOINT. */
  endpoint?: string | undefined;
  /** Heap of the Java process in MB; default 256, enough for some 100,000 customers. */
  heapMb?: number;
  /** Told of a download; default the console. */
  log?: (line: string) => void;
}

export interface DynamoDb {
  /** `http://127.0.0.1:PORT` of what was started, or the one that was given. */
  endpoint: string;
  /** Stops what was started; resolves when it is gone. */
  stop: () => Promise<void>;
}

const startMs = 60_000;
const stopMs = 5_000;
const image = 'amazon/dynamodb-local:2.5.4';

/**
 * Starts DynamoDB Local, by Java 17 or newer, else by Docker, unless an endpoint is given. Ready when it resolves. Throws when
 * neither is there, when the port is taken, when nothing answers at the endpoint, or within 60 s.
 */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<DynamoDb> {
  const { port = 0, dataDir, endpoint = process.env.DYNAMODB_ENDPOINT, heapMb = 256, log = console.log } = options;
  if (endpoint) {
    if (!(await answers(endpoint)))
      throw new Error(`No DynamoDB answers at DYNAMODB_ENDPOINT (${endpoint}). Start it, or unset the variable.`);
    return { endpoint, stop: async () => {} };
  }
  const { jarFolder } = await ensureDynamoDbLocal({ log });
  const freePort = await claimPort(port);
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const database = jarFolder ? await startJava(jarFolder, freePort, dataDir, heapMb) : startDocker(freePort, dataDir);
  const stop = () => end(database);
  try {
    await ready(database.child, `http://127.0.0.1:${freePort}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${freePort}`, stop };
}

interface Started {
  child: ChildProcess;
  /** After the process is gone. */
  cleanUp: () => Promise<void>;
}

async function startJava(
  jarFolder: string,
  port: number,
  dataDir: string | undefined,
  heapMb: number,
): Promise<Started> {
  // It writes a file into its working folder.
  const cwd = await mkdtemp(join(tmpdir(), 'customer-kit-dynamodb-'));
  const java = findJava()?.path ?? 'java';
  const child = spawnGuarded(
    java,
    [
      // One process of a laptop: little memory and a fast start count for more than throughput.
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Xmx${heapMb}m`,
      `-Djava.library.path=${join(jarFolder, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(jarFolder, 'DynamoDBLocal.jar'),
      '-disableTelemetry',
      ...databaseFlags(port, dataDir === undefined ? undefined : resolve(dataDir)),
    ],
    { cwd },
  );
  return { child, cleanUp: () => rm(cwd, { recursive: true, force: true }) };
}

function startDocker(port: number, dataDir: string | undefined): Started {
  const name = `customer-kit-dynamodb-${port}`;
  const child = spawnGuarded('docker', [
    'run',
    '--rm',
    '--init',
    `--name=${name}`,
    `--publish=127.0.0.1:${port}:8000`,
    ...(dataDir === undefined ? [] : ['--user=root', `--volume=${resolve(dataDir)}:/data`]),
    image,
    '-jar',
    'DynamoDBLocal.jar',
    '-disableTelemetry',
    ...databaseFlags(8000, dataDir && '/data'),
  ]);
  return { child, cleanUp: async () => {} };
}

function databaseFlags(port: number, dataDir: string | undefined): string[] {
  return ['-sharedDb', ...(dataDir === undefined ? ['-inMemory'] : ['-dbPath', dataDir]), '-port', String(port)];
}

/** Resolves when the database answers; rejects with what it printed when it ends before. */
async function ready(child: ChildProcess, endpoint: string): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-10_000);
    });
  }
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? `exit code ${code}`}`));
  for (const deadline = Date.now() + startMs; ; ) {
    if (ended !== undefined) throw new Error(`DynamoDB Local did not start: ${ended}.\n${output.trim()}`);
    if (await answers(endpoint)) return;
    if (Date.now() > deadline)
      throw new Error(`DynamoDB Local did not answer within ${startMs / 1000} s.\n${output.trim()}`);
    await delay(50);
  }
}

/** Any HTTP answer will do: without a signature it is 400. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

async function end({ child, cleanUp }: Started): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await exited;
    clearTimeout(timer);
  }
  await cleanUp();
}

/** The port, or any free one for 0. Throws when it is taken, which DynamoDB Local itself tells by hanging. */
async function claimPort(port: number): Promise<number> {
  const probe = createServer();
  probe.listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw new Error(
      `Port ${port} (DynamoDB Local) is in use. Stop what uses it, or choose another: DYNAMODB_PORT=${port + 1}`,
      { cause: error },
    );
  }
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}
