// Question: what do a list page, a search page and a read cost as customers grow, and what does the Scan that samples
// use? Read capacity as DynamoDB Local counts it and the function logs it; time inside the function. Budgets: budgets.json.
// Options: --json FILE, --million (1k to 1M), --customers N,N,… (default 1000,10000,100000).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadedCustomer } from '@customer-kit/infra/local';
import { type BenchBackend, startBenchBackend } from './bench-backend.ts';
import { drawCost } from './draw-cost.ts';
import costOfAMillion from './figures/cost-million.json' with { type: 'json' };
import { type Figure, percentile, readArguments, report } from './report.ts';
import { createSampleTable, getCost, loadSampleTable, scanCost } from './sample-table.ts';

const rounds = 15;
/** A scan costs the same each time. DynamoDB Local reads all the rest for each page: of a million it takes hours. */
const scanRounds = (count: number) => (count > 100_000 ? 0 : count > 10_000 ? 1 : 3);
/** More customers than this are written past the database: its API takes some hundreds a second. */
const mostByApi = 10_000;

const {
  million = false,
  customers = '1000,10000,100000',
  json,
} = readArguments({
  million: { type: 'boolean' },
  customers: { type: 'string' },
});
const counts = `${customers}${million ? ',1000000' : ''}`.split(',').map(Number);
if (!counts.every((count, i) => Number.isInteger(count) && count > (counts[i - 1] ?? 99))) {
  throw new Error('--customers takes rising whole numbers from 100, like 1000,10000.');
}

const someone = loadedCustomer(0);
const withPhone = Array.from({ length: 100 }, (_, index) => loadedCustomer(index)).find(({ phone }) => phone);
const rare = (withPhone?.phone ?? '').replaceAll(/[^0-9]/g, '');
const twoWords = someone.email.split(/\d*@/)[0]?.replace('.', ' ') ?? '';

/** What is asked, by the name in the figures. */
const requests: Record<string, string> = {
  list: '/customers?limit=25',
  status: '/customers?limit=25&status=active',
  'search.rare': `/customers?limit=25&q=${rare}`,
  'search.common': '/customers?limit=25&q=ma',
  'search.two-words': `/customers?limit=25&q=${encodeURIComponent(twoWords)}`,
  'search.none': '/customers?limit=25&q=qqzzx',
  get: `/customers/${someone.id}`,
};

const figures = [
  ...(await loadAndMeasure(counts.filter((count) => count <= mostByApi))),
  ...(await fillAndMeasure(counts.filter((count) => count > mostByApi))),
];
report('cost', figures, { ...(json !== undefined && { json }) });
// A million is not loaded each time; the curve has it from the run that did.
const drawn = million ? figures : [...figures, ...(costOfAMillion.figures as Figure[])];
writeFileSync(join(import.meta.dirname, 'figures', 'cost.svg'), drawCost(drawn, [...new Set([...counts, 1_000_000])]));

async function loadAndMeasure(sizes: readonly number[]): Promise<Figure[]> {
  await using backend = await startBenchBackend();
  await createSampleTable(backend.client);
  const found: Figure[] = [];
  for (const [i, count] of sizes.entries()) {
    await backend.load(sizes[i - 1] ?? 0, count);
    await loadSampleTable(backend.client, sizes[i - 1] ?? 0, count);
    found.push(...(await measure(backend, count)));
  }
  return found;
}

async function fillAndMeasure(sizes: readonly number[]): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const count of sizes) {
    await using backend = await startBenchBackend({ filled: count });
    found.push(...(await measure(backend, count)));
  }
  return found;
}

async function measure({ get, client }: BenchBackend, count: number): Promise<Figure[]> {
  const own: Figure[] = [];
  for (const [name, path] of Object.entries(requests)) {
    await get(path);
    const logs = [];
    for (let round = 0; round < rounds; round += 1) logs.push((await get(path)).log);
    own.push(
      ...figuresOf(name, count, percentile(logs.map((log) => log.readUnits)), percentile(logs.map((l) => l.latency))),
    );
  }
  const peers = {
    'sample.list': () => scanCost(client),
    'sample.search': () => scanCost(client, 'Ma'),
    'sample.get': () => getCost(client, someone.id),
  };
  for (const [name, ask] of Object.entries(peers)) {
    if (scanRounds(count) === 0) continue;
    const costs = [];
    for (let round = 0; round < scanRounds(count); round += 1) costs.push(await ask());
    own.push(...figuresOf(name, count, percentile(costs.map(({ rcu }) => rcu)), percentile(costs.map(({ ms }) => ms))));
  }
  return own;
}

function figuresOf(name: string, count: number, rcu: number, ms: number): Figure[] {
  return [
    { name: `${name}.rcu.${count}`, value: rcu, unit: 'RCU' },
    { name: `${name}.ms.${count}`, value: ms, unit: 'ms' },
  ];
}
