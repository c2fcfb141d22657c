// Question: what does a page keep of widgets that came and went? Metric: heap after garbage collection, DOM nodes and
// listeners, after 200 mounts and unmounts of each widget, compared with after the first ten; heap also by cycle.
// Budget: no listener, no node; heap flat, where "flat" is what two more runs of the same page differ by.

import { join } from 'node:path';
import { chromiumFlags, findBrowser } from '@customer-kit/infra/browser';
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import { chromium } from 'playwright';
import { cdnSite } from '../serve/cdn.ts';
import { root } from '../serve/root.ts';
import { startStaticServer } from '../serve/static-server.ts';
import budgets from './budgets.json' with { type: 'json' };
import { hostPages, widgets } from './isolation-page.ts';
import { cycle, cyclePage, held } from './mount-cycles.ts';
import { type Figure, readArguments, report } from './report.ts';

const cycles = 200;
const args = readArguments();
await using started = new AsyncDisposableStack();
const api = await serveMock({ scenarios: [withCustomers(20)] });
started.defer(() => api.close());
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const pages = new Map([['cycles', cyclePage({ cdn: cdn.url, api: api.url })]]);
const host = await startStaticServer(hostPages(pages), { port: 0 });
started.defer(host.stop);
const executablePath = await findBrowser();
const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath && { executablePath }) });
started.defer(() => browser.close());

const figures: Figure[] = [];
const total = { heap: 0, nodes: 0, listeners: 0 };
for (const widget of widgets) {
  const page = await browser.newPage();
  await page.goto(`${host.url}/cycles`);
  const session = await page.context().newCDPSession(page);
  // Engines compile, optimize and cache on the way; what only the first cycles cost is no leak.
  await cycle(page, widget, cycles / 4);
  const before = await held(session);
  await cycle(page, widget, cycles);
  const after = await held(session);
  await page.close();
  for (const name of ['heap', 'nodes', 'listeners'] as const) total[name] += after[name] - before[name];
  figures.push({ name: `unmount.${widget}.heap`, value: after.heap - before.heap, unit: 'bytes' });
}
report(
  'unmount',
  [
    ...figures,
    { name: 'unmount.heap', value: total.heap, unit: 'bytes', goal: budgets['unmount.heap'] },
    { name: 'unmount.nodes', value: total.nodes, unit: 'nodes', goal: 0 },
    { name: 'unmount.listeners', value: total.listeners, unit: 'listeners', goal: budgets['unmount.listeners'] },
  ],
  args,
);
