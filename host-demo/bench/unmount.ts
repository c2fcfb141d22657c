// Question: what does a page keep of widgets that came and went? Metric: heap after garbage collection, DOM nodes and
// listeners, after 200 mounts and unmounts of each widget, compared with after the first fifty. Budget: no listener, no
// node; heap flat: 20,000 bytes for all 800 leave room for code that runs late for the first time (13 KB once in 2,400
// cycles of the list, 0 to 10 bytes a cycle otherwise), and for no object that every cycle keeps.

import { join } from 'node:path';
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import { cdnSite } from '../serve/cdn.ts';
import { root } from '../serve/root.ts';
import { startStaticServer } from '../serve/static-server.ts';
import { hostPages } from './isolation-page.ts';
import { launchBrowser } from './launch-browser.ts';
import { cycle, cyclePage, held } from './mount-cycles.ts';
import { type Figure, readArguments, report } from './report.ts';
import { widgets } from './widgets-on-page.ts';

const cycles = 200;
/**
 * V8 goes on compiling hot functions for some 800 cycles, about 100 KB of machine code for each widget that is no part of
 * what a page keeps (heap snapshots of cycle 200 and 600 differ in nothing else). Here it interprets.
 */
const interpreted = '--js-flags=--no-opt --no-maglev --no-sparkplug';
const args = readArguments();
await using started = new AsyncDisposableStack();
const api = await serveMock({ scenarios: [withCustomers(20)] });
started.defer(() => api.close());
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const pages = new Map([['cycles', cyclePage({ cdn: cdn.url, api: api.url })]]);
const host = await startStaticServer(hostPages(pages), { port: 0 });
started.defer(host.stop);
const browser = await launchBrowser(interpreted);
started.defer(() => browser.close());

const figures: Figure[] = [];
const total = { heap: 0, nodes: 0, listeners: 0 };
for (const widget of widgets) {
  const page = await browser.newPage();
  await page.goto(`${host.url}/cycles`);
  const session = await page.context().newCDPSession(page);
  // What only the first cycles cost is no leak: code that is parsed when it is first run, caches, tables.
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
    { name: 'unmount.heap', value: total.heap, unit: 'bytes' },
    { name: 'unmount.nodes', value: total.nodes, unit: 'nodes' },
    { name: 'unmount.listeners', value: total.listeners, unit: 'listeners' },
  ],
  args,
);
