// Question: does a list of 100,000 customers scroll smoothly from the first to the last? A plain page with the built
// list, over an API that answers from memory. Counts rows in the DOM and tasks that block the page, and weighs the heap.
// Budgets: budgets.json.

import { join } from 'node:path';
import { progressBar } from '@customer-kit/infra/progress';
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import { cdnSite } from '../serve/cdn.ts';
import { root } from '../serve/root.ts';
import { startStaticServer } from '../serve/static-server.ts';
import { launchBrowser } from './launch-browser.ts';
import { withLongestTask } from './longest-task.ts';
import { readArguments, report } from './report.ts';
import { type Scrolling, scrollableList } from './scroll-in-page.ts';

const { customers: asked = '100000', ...args } = readArguments({ customers: { type: 'string' } });
const customers = Number(asked);

await using started = new AsyncDisposableStack();
const api = await serveMock({ scenarios: [withCustomers(customers)] });
started.defer(() => api.close());
await api.mock.ready;
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const host = await startStaticServer(
  { find: async () => ({ name: 'page.html', body: page() }), headers: () => ({}) },
  { port: 0 },
);
started.defer(host.stop);
const browser = await launchBrowser();
started.defer(() => browser.close());

const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await tab.goto(host.url);
await tab.getByRole('row').nth(1).waitFor();
const list = await tab.evaluateHandle(scrollableList);
const devTools = await tab.context().newCDPSession(tab);

const empty = await heap();
const { result: down, longestTask } = await withLongestTask(browser, tab, () => scroll('Down', 1));
const full = await heap();
// Everything is loaded now: what going through it again leaves behind is never given back.
await scroll('Up', -8);
const again = await scroll('Down again', 8);
const later = await heap();

report(
  'scroll',
  [
    { name: 'scroll.rows', value: Math.max(down.rows, again.rows), unit: 'rows' },
    { name: 'scroll.longest-task', value: longestTask, unit: 'ms' },
    { name: 'scroll.heap.growth', value: later - full, unit: 'bytes' },
    { name: 'scroll.heap.customer', value: (full - empty) / customers, unit: 'bytes' },
    { name: 'scroll.time', value: down.time, unit: 'ms' },
  ],
  args,
);

/** From end to end, so many screens a frame. */
async function scroll(what: string, screens: number): Promise<Scrolling> {
  const bar = progressBar(what);
  const scrolling = list.evaluate((self, how) => self.scroll(how), [screens, customers] as const);
  const timer = setInterval(() => {
    void list
      .evaluate(({ rowInView }) => rowInView())
      .then((row) => bar.update(screens > 0 ? row / customers : 1 - row / customers));
  }, 1_000);
  const result = await scrolling.finally(() => clearInterval(timer));
  bar.done();
  return result;
}

/** Bytes of what is still in use. */
async function heap(): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  return usedSize;
}

function page(): Buffer {
  return Buffer.from(
    `<!doctype html><html lang="en"><title>Plain</title><link rel="icon" href="data:,">` +
      `<script type="module" src="${cdn.url}/embed.js" data-api="${api.url}"></script><customer-list></customer-list>`,
  );
}
