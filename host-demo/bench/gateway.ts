// Question: how many requests a second does the local gateway answer, and how soon, by connections, beside DynamoDB Local
// alone? This machine only, load and server on the same cores: it bounds what tests and `npm start` can ask, and says
// nothing about AWS. Options: --json FILE.
import { Agent, type IncomingMessage, request } from 'node:http';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { loadedCustomer } from '@customer-kit/infra/local';
import { progressBar } from '@customer-kit/infra/progress';
import { startBenchBackend } from './bench-backend.ts';
import { type Figure, percentile, readArguments, report } from './report.ts';

const connections = [1, 4, 16, 64];
const warmMs = 1_000;
const measureMs = 3_000;

const args = readArguments();
await using backend = await startBenchBackend();
await backend.load(0, 1_000);
const { id } = loadedCustomer(0);
const documents = DynamoDBDocumentClient.from(backend.client);
const { tableName: TableName } = backend;

/** One request of each kind, by the name in the figures. */
const kinds: Record<string, (agent: Agent) => Promise<void>> = {
  'gateway.list': (agent) => get(agent, '/customers?limit=25'),
  'gateway.get': (agent) => get(agent, `/customers/${id}`),
  'dynamodb.list': async () => {
    const listed = {
      IndexName: 'name-index',
      KeyConditionExpression: 'listed = :all',
      ExpressionAttributeValues: { ':all': 'CUSTOMER' },
    };
    await documents.send(new QueryCommand({ TableName, ...listed, Limit: 26 }));
  },
  'dynamodb.get': async () => {
    await documents.send(new GetCommand({ TableName, Key: { pk: `CUSTOMER#${id}`, sk: '#' }, ConsistentRead: true }));
  },
};

const figures: Figure[] = [];
const bar = progressBar('Asking');
const total = Object.keys(kinds).length * connections.length;
for (const [name, ask] of Object.entries(kinds)) {
  for (const count of connections) {
    figures.push(...(await measure(`${name}.${count}`, count, ask)));
    bar.update(figures.length / 3 / total);
  }
}
bar.done();
report('gateway', figures, args);

/** `count` connections, each asking again as soon as it has its answer. */
async function measure(name: string, count: number, ask: (agent: Agent) => Promise<void>): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  await run(count, warmMs, () => ask(agent));
  const { latencies, ms } = await run(count, measureMs, () => ask(agent));
  agent.destroy();
  return [
    { name: `${name}.rate`, value: latencies.length / (ms / 1_000), unit: 'requests/s' },
    { name: `${name}.p50`, value: percentile(latencies), unit: 'ms' },
    { name: `${name}.p99`, value: percentile(latencies, 0.99), unit: 'ms' },
  ];
}

async function run(count: number, duration: number, ask: () => Promise<void>) {
  const latencies: number[] = [];
  const start = performance.now();
  const work = async () => {
    while (performance.now() - start < duration) {
      const asked = performance.now();
      await ask();
      latencies.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  return { latencies, ms: performance.now() - start };
}

async function get(agent: Agent, path: string): Promise<void> {
  const headers = await backend.headers();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${backend.apiUrl}${path}`, { agent, headers }, resolve).on('error', reject).end();
  });
  for await (const _ of response);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}.`);
}
