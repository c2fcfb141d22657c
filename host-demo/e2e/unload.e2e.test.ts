import { slow, withCustomers } from '@customer-kit/mock';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type HostPage, hostPages } from '../bench/isolation-page.ts';
import { cycle, cyclePage, type Held, held } from '../bench/mount-cycles.ts';
import { mounted, widgets } from '../bench/widgets-on-page.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { test } from './open-page.ts';

const pages = new Map<string, HostPage>();
let api: ServedMock;
let host: StaticServer;

beforeAll(async () => {
  api = await serveMock({ scenarios: [withCustomers(20)] });
  host = await startStaticServer(hostPages(pages), { port: 0 });
  pages.set('cycles', cyclePage({ cdn: inject('endpoints').cdn, api: api.url }));
});

afterAll(async () => {
  await host.stop();
  await api.close();
});

/**
 * V8 keeps the newest getter that was defined on objects of one literal. TanStack defines `signal` on two of them, each a
 * request's context, and its signal has a listener. So one may be there that was not before, but not one for each cycle.
 */
const keptByEngine: Partial<Record<keyof Held, number>> = { listeners: 2 };

test.for(widgets)('200 mounted and unmounted %s leave no node and no listener', async (widget, { openPage }) => {
  const page = await openPage(`${host.url}/cycles`);
  const session = await page.context().newCDPSession(page);
  // What a page keeps one of, for whichever widget comes next, is there by then.
  await cycle(page, widget, 20);
  const before = await held(session);
  await cycle(page, widget, 200);
  // What is on its way out, an aborted request above all, goes with a later collection on a busy machine; a leak stays.
  await expect
    .poll(async () => {
      const after = await held(session);
      const kinds = ['listeners', 'nodes', 'documents'] as const;
      return kinds.filter((kind) => after[kind] - before[kind] > (keptByEngine[kind] ?? 0));
    })
    .toEqual([]);
});

test('an unmounted widget has no timer, no request on its way, no sheet and no member of its group left', async ({
  openPage,
}) => {
  const page = await openPage(`${host.url}/cycles`, {
    prepare: (opening) =>
      opening.addInitScript(() => {
        const timers = new Set<unknown>();
        const { setTimeout: start, clearTimeout: stop, setInterval: repeat, clearInterval: end } = globalThis;
        Object.assign(globalThis, {
          timers,
          setTimeout: (act: () => void, delay?: number) => {
            const id = start(() => {
              timers.delete(id);
              act();
            }, delay);
            return timers.add(id) && id;
          },
          setInterval: (act: () => void, delay?: number) => {
            const id = repeat(act, delay);
            return timers.add(id) && id;
          },
          clearTimeout: (id: number) => timers.delete(id) && stop(id),
          clearInterval: (id: number) => timers.delete(id) && end(id),
        });
      }),
  });
  api.mock.use(slow(60_000));
  const asked = page.waitForRequest((request) => request.url().startsWith(api.url));
  await page.evaluate((names) => {
    for (const name of names) document.querySelector('main')?.append(document.createElement(name));
  }, widgets);
  const request = await asked;
  for (const name of widgets) await mounted(page, name);
  const aborted = page.waitForEvent('requestfailed', (failed) => failed === request);
  const elements = await page.evaluateHandle(() => [...document.querySelectorAll('main > *')]);
  await elements.evaluate((all) => {
    for (const element of all) element.remove();
  });
  await aborted;
  api.mock.use(slow(0));
  expect(await elements.evaluate((all) => all.map(({ shadowRoot }) => shadowRoot?.adoptedStyleSheets.length))).toEqual([
    0, 0, 0, 0,
  ]);
  expect(await elements.evaluate((all) => all.map(({ shadowRoot }) => shadowRoot?.childNodes.length))).toEqual([
    0, 0, 0, 0,
  ]);
  await expect.poll(() => page.evaluate(() => (Reflect.get(globalThis, 'timers') as Set<unknown>).size)).toBe(0);
});
