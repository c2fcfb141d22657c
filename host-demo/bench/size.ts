// Question: what does a page fetch for the widgets, and how large is what the Lambdas load? Measured in real Chromium
// on a plain page without a cache, from the builds as `npm start` serves them. Budgets: design §8.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags, findBrowser } from '@customer-kit/infra/browser';
import { serveMock } from '@customer-kit/mock/node';
import { chromium, type Page } from 'playwright';
import { cdnSite } from '../serve/cdn.ts';
import { root } from '../serve/root.ts';
import { startStaticServer } from '../serve/static-server.ts';
import { type Weight, weigh } from './page-weight.ts';
import { type Figure, readArguments, report } from './report.ts';

const widgets = ['customer-list', 'customer-search', 'customer-form', 'customer-delete'];

const goals: Record<string, number> = {
  'plain.list.gz': 110_000,
  'plain.all.gz': 150_000,
  ...Object.fromEntries(widgets.map((widget) => [`further.${widget}.gz`, 15_000])),
  'lambda.bundle.bytes': 250_000,
};

const args = readArguments();
await using started = new AsyncDisposableStack();
const api = await serveMock({ customers: 200 });
started.defer(() => api.close());
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const page = await startStaticServer(
  { find: async (path) => ({ name: 'page.html', body: plainPage(path) }), headers: () => ({}) },
  { port: 0 },
);
started.defer(page.stop);
const executablePath = await findBrowser();
const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath && { executablePath }) });
started.defer(() => browser.close());

report(
  'size',
  [
    ...weightFigures('plain.list', await weightOf(['customer-list'])),
    ...weightFigures('plain.all', await weightOf(widgets)),
    ...(await furtherFigures()),
    ...weightFigures('open.customer-form', await weightOfOpening()),
    ...lambdaFigures(),
  ],
  args,
);

/** The widgets named in the path, on a page that has nothing else. */
function plainPage(path: string): Buffer {
  const elements = path
    .slice(1)
    .split('+')
    .filter((name) => widgets.includes(name));
  return Buffer.from(
    `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,">` +
      `<script type="module" src="${cdn.url}/embed.js" data-api="${api.url}"></script>` +
      elements.map((name) => `<${name}></${name}>`).join(''),
  );
}

async function weightOf(elements: string[]): Promise<Weight> {
  const tab = await (await browser.newContext()).newPage();
  const weight = weigh(tab, cdn.url);
  await tab.goto(`${page.url}/${elements.join('+')}`);
  for (const element of elements) await mounted(tab, element);
  const total = await weight();
  await tab.context().close();
  return total;
}

/** What adding a widget costs where another one is already. */
async function furtherFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const widget of widgets) {
    const first = widget === 'customer-list' ? 'customer-search' : 'customer-list';
    const tab = await (await browser.newContext()).newPage();
    const weight = weigh(tab, cdn.url);
    await tab.goto(`${page.url}/${first}`);
    await mounted(tab, first);
    await weight();
    await tab.evaluate((name) => document.body.append(document.createElement(name)), widget);
    await mounted(tab, widget);
    figures.push(...weightFigures(`further.${widget}`, await weight()));
    await tab.context().close();
  }
  return figures;
}

/** What the form fetches when it is opened for the first time. */
async function weightOfOpening(): Promise<Weight> {
  const tab = await (await browser.newContext()).newPage();
  const weight = weigh(tab, cdn.url);
  await tab.goto(`${page.url}/${widgets.join('+')}`);
  for (const widget of widgets) await mounted(tab, widget);
  await weight();
  await tab.getByRole('button', { name: 'New customer' }).click();
  await tab.getByRole('textbox', { name: 'E-mail' }).waitFor();
  const total = await weight();
  await tab.context().close();
  return total;
}

async function mounted(tab: Page, element: string): Promise<void> {
  await tab.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector('.ck'), element);
  await tab.waitForLoadState('networkidle');
}

function weightFigures(name: string, { gz, br, requests }: Weight): Figure[] {
  return [
    figure(`${name}.gz`, gz, 'bytes'),
    figure(`${name}.br`, br, 'bytes'),
    figure(`${name}.requests`, requests, 'requests'),
  ];
}

function lambdaFigures(): Figure[] {
  const bundles = join(root, 'infra/cdk.out/bundles');
  const sizes = readdirSync(bundles).map((operation) => {
    const files = readdirSync(join(bundles, operation)).filter((file) => !file.endsWith('.map'));
    return {
      operation,
      bytes: files.reduce((total, file) => total + statSync(join(bundles, operation, file)).size, 0),
    };
  });
  return [
    ...sizes.map(({ operation, bytes }) => figure(`lambda.${operation}.bytes`, bytes, 'bytes')),
    figure('lambda.bundle.bytes', Math.max(...sizes.map(({ bytes }) => bytes)), 'bytes'),
  ];
}

function figure(name: string, value: number, unit: Figure['unit']): Figure {
  const goal = goals[name];
  return { name, value, unit, ...(goal !== undefined && { goal }) };
}
