// Question: how large are the functions, how long do they take to load and how much CPU to answer, beside a handler as
// samples have it? Fresh processes, taking turns, medians. Budgets: budgets.json. Options: --json FILE.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OperationName, operationNames, operations } from '@customer-kit/contract';
import { sampleCustomer } from '@customer-kit/contract/sample';
import { loadedCustomer } from '@customer-kit/infra/local';
import { progressBar } from '@customer-kit/infra/progress';
import { build } from 'esbuild';
import { root } from '../serve/root.ts';
import { startBenchBackend } from './bench-backend.ts';
import { type Figure, percentile, readArguments, report } from './report.ts';
import { createSampleTable, loadSampleTable } from './sample-table.ts';

const rounds = 11;
const customers = 1_000;

const args = readArguments();
await using started = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'customer-kit-lambda-'));
started.defer(() => rmSync(folder, { recursive: true }));
const bundles = new Map<string, string>(
  operationNames.map((name) => [name, join(root, 'infra/cdk.out/bundles', name, 'index.mjs')]),
);
bundles.set('sample', await bundleSample());

const backend = started.use(await startBenchBackend());
await createSampleTable(backend.client);
await backend.load(0, customers);
await loadSampleTable(backend.client, 0, customers);
const replay = fork(join(import.meta.dirname, 'replay-dynamodb.ts'), [backend.dynamodbEndpoint]);
started.defer(() => replay.disconnect());
const [port] = (await once(replay, 'message')) as [number];
const environment = {
  PATH: process.env.PATH,
  TABLE_NAME: backend.tableName,
  ALLOWED_ORIGINS: '*',
  AWS_REGION: await backend.client.config.region(),
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
};

report('lambda', [...sizeFigures(), ...(await initFigures()), ...(await cpuFigures())], args);

async function bundleSample(): Promise<string> {
  const outfile = join(folder, 'sample.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'sample-handler.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The SDK's CommonJS asks for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return outfile;
}

function sizeFigures(): Figure[] {
  const sizes = [...bundles].map(([name, file]) => ({ name, value: statSync(file).size }));
  const own = sizes.filter(({ name }) => name !== 'sample').map(({ value }) => value);
  return [
    ...sizes.map(({ name, value }): Figure => ({ name: `lambda.${name}.bytes`, value, unit: 'bytes' })),
    { name: 'lambda.bundle.bytes', value: Math.max(...own), unit: 'bytes' },
  ];
}

/** The slowest of ours is what the sample is compared with. */
async function initFigures(): Promise<Figure[]> {
  const bar = progressBar('Loading modules');
  const times = new Map([...bundles.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of bundles) times.get(name)?.push((await measure(file)).init);
    bar.update((round + 1) / rounds);
  }
  bar.done();
  const medians = [...times].map(([name, all]) => ({ name, value: percentile(all) }));
  const sample = medians.find(({ name }) => name === 'sample')?.value ?? Number.NaN;
  const slowest = Math.max(...medians.filter(({ name }) => name !== 'sample').map(({ value }) => value));
  return [
    ...medians.map(({ name, value }): Figure => ({ name: `lambda.init.${name}`, value, unit: 'ms' })),
    { name: 'lambda.init.ratio', value: slowest / sample, unit: 'ratio' },
  ];
}

async function cpuFigures(): Promise<Figure[]> {
  const { id } = loadedCustomer(0);
  const body = sampleCustomer(customers);
  const asked: [figure: string, bundle: string, event: object][] = [
    ['getCustomers.list', 'getCustomers', eventOf('getCustomers', { query: { limit: '25' } })],
    ['getCustomers.search', 'getCustomers', eventOf('getCustomers', { query: { limit: '25', q: 'ma' } })],
    ['createCustomer', 'createCustomer', eventOf('createCustomer', { body })],
    ['getCustomer', 'getCustomer', eventOf('getCustomer', { id })],
    [
      'updateCustomer',
      'updateCustomer',
      eventOf('updateCustomer', { id, etag: '"1"', body: { ...body, status: 'active' } }),
    ],
    ['deleteCustomer', 'deleteCustomer', eventOf('deleteCustomer', { id, etag: '"1"' })],
    ['sample.list', 'sample', eventOf('getCustomers', {})],
    ['sample.create', 'sample', eventOf('createCustomer', { body })],
    ['sample.get', 'sample', eventOf('getCustomer', { id })],
  ];
  const bar = progressBar('Invoking handlers');
  const figures: Figure[] = [];
  const own: number[] = [];
  for (const [name, bundle, event] of asked) {
    const { cpu } = await measure(bundles.get(bundle) ?? '', event);
    if (bundle !== 'sample') own.push(...cpu);
    figures.push({ name: `handler.cpu.${name}`, value: percentile(cpu), unit: 'ms' });
    bar.update(figures.length / asked.length);
  }
  bar.done();
  // The client of DynamoDB is part of every figure; `sample.get` is little else.
  return [...figures, { name: 'handler.cpu.p50', value: percentile(own), unit: 'ms' }];
}

/** One bundle in a process of its own; without an event it is only loaded. */
async function measure(bundle: string, event?: object): Promise<{ init: number; cpu: number[] }> {
  const child = fork(join(import.meta.dirname, 'handler-cpu.ts'), [bundle, ...(event ? [JSON.stringify(event)] : [])], {
    env: environment,
    // What a function logs goes nowhere: writing it is its work, reading it is not.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const sent = once(child, 'message') as Promise<[{ init: number; cpu: number[] }]>;
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${bundle} could not be measured: its process ended with ${code}.`);
  return (await sent)[0];
}

interface Asked {
  id?: string;
  etag?: string;
  query?: Record<string, string>;
  body?: object;
}

/** What API Gateway hands to a function, as far as a handler reads it. */
function eventOf(operation: OperationName, { id, etag, query, body }: Asked): object {
  const { method, path } = operations[operation];
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(etag && { 'if-match': etag }) };
  const listed = (values: object) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value as string]]));
  return {
    httpMethod: method,
    resource: path,
    path: path.replace('{id}', id ?? ''),
    pathParameters: id === undefined ? null : { id },
    headers,
    multiValueHeaders: listed(headers),
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: query ? listed(query) : null,
    body: body ? JSON.stringify(body) : null,
    isBase64Encoded: false,
    requestContext: { requestId: 'bench', authorizer: { claims: { sub: 'bench' } } },
  };
}
