// Question: how long until the first customer shows on a plain page whose reader has a slow phone and a slow network,
// and how does that compare with what else could show a list? Metric: navigation to the frame in which the first row
// is there, cold, 400 ms round trip (`--latency 150` another), 1.6 Mbit/s, CPU slowed 4 times; medians of rounds in which
// all pages take turns.
// Budget, a share of the fastest peer's: budgets.json. The list's first rows are a preview; `usable-row` is when the list
// itself has taken its place. Of the peers both are the same.
//
// All are served alike: compressed, no cache, no preflight, the same API. `ag-grid` has the one module an endless list
// needs, `ag-grid-all` those of its quick start, which select, filter, choose columns and write CSV, as the list does.
// Not counted is connecting, which the widgets' CDN costs a real page once more than a script of its own.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import type { Browser } from 'playwright';
import { cdnSite } from '../serve/cdn.ts';
import { findFile } from '../serve/find-file.ts';
import { root } from '../serve/root.ts';
import { type Site, startStaticServer } from '../serve/static-server.ts';
import { launchBrowser } from './launch-browser.ts';
import { builtPeers, peers } from './peer-pages.ts';
import { type Figure, percentile, readArguments, report } from './report.ts';

const cpuSlowdown = 4;
const own = 'customer-list';
const rows: Record<string, string> = {
  [own]: '.row [data-column=name] .text',
  ...Object.fromEntries(Object.entries(peers).map(([name, { row }]) => [name, row])),
};

const {
  rounds: wanted = '7',
  latency = '400',
  ...args
} = readArguments({ rounds: { type: 'string' }, latency: { type: 'string' } });
const rounds = Number(wanted);
if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError(`--rounds ${wanted}: give how often, 1 or more.`);
if (!/^\d+$/.test(latency)) throw new TypeError(`--latency ${latency}: give the milliseconds of a round trip.`);
const network = {
  offline: false,
  latency: Number(latency),
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

await using started = new AsyncDisposableStack();
const api = await serveMock({ scenarios: [withCustomers(1_000)] });
started.defer(() => api.close());
const scripts = await builtPeers(console.log);
const cdn = await startStaticServer(cdnSite(join(root, 'widgets')), { port: 0 });
started.defer(cdn.stop);
const host = await startStaticServer(pages(scripts), { port: 0 });
started.defer(host.stop);
const browser = await launchBrowser();
started.defer(() => browser.close());

const times = new Map<string, number[]>();
const usable: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const name of Object.keys(rows)) {
    const seen = await firstRow(browser, name);
    times.set(name, [...(times.get(name) ?? []), seen.first]);
    if (name === own) usable.push(seen.usable);
  }
}

const medians = Object.fromEntries([...times].map(([name, values]) => [name, percentile(values)]));
const fastest = Math.min(...Object.keys(peers).map((name) => medians[name] ?? Number.NaN));
const figures: Figure[] = Object.entries(medians).map(([name, value]) => ({
  name: `load.first-row.${name}`,
  value,
  unit: 'ms',
}));
report(
  'load',
  [
    ...figures,
    { name: `load.usable-row.${own}`, value: percentile(usable), unit: 'ms' },
    {
      name: 'load.first-row.ratio',
      value: (medians[own] ?? Number.NaN) / fastest,
      unit: 'ratio',
    },
  ],
  args,
);

function pages(folder: string): Site {
  return {
    headers: () => ({}),
    async find(path) {
      const name = path.slice(1);
      if (name in rows) return { name: 'page.html', body: Buffer.from(pageOf(name)) };
      const file = await findFile(folder, path);
      return file === undefined ? undefined : { name: file, body: await readFile(file) };
    },
  };
}

function pageOf(name: string): string {
  const head = `<!doctype html><html lang="en" data-api="${api.url}"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">`;
  return name === own
    ? `${head}<script type="module" src="${cdn.url}/embed.js" data-api="${api.url}"></script><${own}></${own}>`
    : `${head}<script type="module" src="/${name}.js"></script><div id="root"></div>`;
}

interface Seen {
  first: number;
  usable: number;
}

/** Milliseconds from the navigation's start to the frames that show the first row, and one that can be used. */
async function firstRow(chrome: Browser, name: string): Promise<Seen> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  await page.addInitScript(
    ({ tag, selector }) => {
      let first: number | undefined;
      function look() {
        const scope = document.querySelector(tag)?.shadowRoot ?? document;
        const row = scope.querySelector(selector);
        if (row?.textContent) first ??= performance.now();
        if (first && !row?.closest('[inert]')) Reflect.set(globalThis, 'seen', { first, usable: performance.now() });
        else requestAnimationFrame(look);
      }
      look();
    },
    { tag: own, selector: rows[name] ?? '' },
  );
  await page.goto(`${host.url}/${name}`, { waitUntil: 'commit' });
  const shown = await page.waitForFunction(() => Reflect.get(globalThis, 'seen') as Seen | undefined, undefined, {
    timeout: 60_000,
  });
  const seen = (await shown.jsonValue()) as Seen;
  await context.close();
  return seen;
}
