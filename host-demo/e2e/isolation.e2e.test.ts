import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCustomers } from '@customer-kit/mock';
import { type ServedMock, serveMock } from '@customer-kit/mock/node';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { type HostileSheet, hostileSheets } from '../bench/hostile-sheets.ts';
import { type HostPage, hostPages, kitchenSink, staged } from '../bench/isolation-page.ts';
import { mounted, widgets } from '../bench/widgets-on-page.ts';
import { root } from '../serve/root.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { differingPixels } from './differing-pixels.ts';
import { test } from './open-page.ts';

const sheets = await hostileSheets();
const pages = new Map<string, HostPage>();
let api: ServedMock;
let host: StaticServer;
/** What the widgets look like under no sheet: drawn once, by the first test that asks. */
let alone: Map<string, Buffer> | undefined;

/** Dates as cells show them must not depend on when a test runs. */
const now = () => new Date('2024-05-04T09:00:00Z');

beforeAll(async () => {
  api = await serveMock({ scenarios: [withCustomers(40)], now });
  host = await startStaticServer(hostPages(pages), { port: 0 });
});

afterAll(async () => {
  await host.stop();
  await api.close();
});

describe('inside', () => {
  test.for(sheets)('0 pixels differ under $name', async (sheet, { openPage }) => {
    if (!alone) {
      const bare = await openPage(pageOf('alone', undefined, staged(addresses())), look);
      alone = await journey(bare, () => settledShot(bare));
    }
    const expected = alone;
    const page = await openPage(pageOf(sheet.name, sheet, staged(addresses())), look);
    const states = await journey(page, (state) => shotLike(page, expected.get(state)));
    for (const [state, shot] of states) await expectSame(page, expected.get(state), shot, `${sheet.name}, ${state}`);
    expect([...states.keys()]).toEqual([...expected.keys()]);
  });
});

describe('outside', () => {
  test.for([{ name: 'no sheet', css: '' }, ...sheets])(
    '0 pixels of a page with $name differ',
    async (sheet, { openPage }) => {
      const page = await openPage(pageOf(`outside ${sheet.name}`, sheet, kitchenSink), look);
      const box = page.locator('#box');
      const before = await shotOf(page, box);

      const { cdn } = addresses();
      await page.evaluate(
        ({ names, src, url }) => {
          document.querySelector('#box')?.append(...names.map((name) => document.createElement(name)));
          const script = Object.assign(document.createElement('script'), { type: 'module', src });
          script.dataset.api = url;
          document.head.append(script);
        },
        { names: widgets, src: `${cdn}/embed.js`, url: api.url },
      );
      for (const name of widgets) await mounted(page, name);
      await page.getByRole('row').nth(1).waitFor({ state: 'attached' });
      await expectSame(page, before, await shotLike(page, before, box), `${sheet.name}, outside`);
    },
  );
});

const look = { viewport: { width: 800, height: 600 }, reducedMotion: 'reduce', colorScheme: 'light' } as const;

function addresses() {
  return { cdn: inject('endpoints').cdn, api: api.url };
}

function pageOf(name: string, sheet: HostileSheet | undefined, body: string): string {
  // Before the page opens, which asks for its customers at once.
  api.mock.reset();
  pages.set(name, { sheet, body });
  return `${host.url}/${encodeURIComponent(name)}`;
}

/** A clerk's way through all four widgets, and what they look like on it. */
async function journey(page: Page, shot: (state: string) => Promise<Buffer>): Promise<Map<string, Buffer>> {
  const shots = new Map<string, Buffer>();
  const shoot = async (state: string) => shots.set(state, await shot(state));

  for (const name of widgets) await mounted(page, name);
  await page.getByRole('row').nth(8).waitFor();
  await page.mouse.move(799, 599);
  await shoot('list');

  const search = page.getByRole('searchbox', { name: 'Search customers' });
  await search.fill('zzzz');
  await page.getByText('Nothing found').first().waitFor();
  await search.selectText();
  await shoot('nothing found, text selected');
  await search.fill('');
  await page.getByRole('row').nth(8).waitFor();

  await page.getByRole('button', { name: 'New customer' }).click();
  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.getByRole('button', { name: 'Create customer' }).click();
  await form.getByText('Enter a name.').first().waitFor();
  await shoot('form with faults');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  const row = page.getByRole('row').nth(2);
  await row.getByRole('button', { name: /^Delete / }).click();
  const question = page.getByRole('alertdialog');
  await question.waitFor();
  await page.mouse.move(799, 599);
  await shoot('deletion');
  await question.getByRole('button', { name: /^Delete/ }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.mouse.move(799, 599);
  await shoot('undo');
  return shots;
}

/** A picture like the expected one, or else of the page once nothing changes any more. */
async function shotLike(page: Page, expected: Buffer | undefined, hidden?: Locator): Promise<Buffer> {
  const shot = await shotOf(page, hidden);
  return expected?.equals(shot) ? shot : settledShot(page, hidden);
}

/** The page once nothing changes any more, as two pictures in a row show it. */
async function settledShot(page: Page, hidden?: Locator): Promise<Buffer> {
  let last = await shotOf(page, hidden);
  const isSettled = async () => {
    const before = last;
    last = await shotOf(page, hidden);
    return before.equals(last);
  };
  await expect.poll(isSettled).toBe(true);
  return last;
}

/** The whole page but for what is `hidden`, or what is seen of it. */
function shotOf(page: Page, hidden?: Locator): Promise<Buffer> {
  return page.screenshot(hidden ? { mask: [hidden], fullPage: true } : {});
}

/** Says how many pixels differ, and keeps both pictures for whoever has to find out why. */
async function expectSame(page: Page, one: Buffer | undefined, other: Buffer, what: string): Promise<void> {
  expect(one).toBeDefined();
  if (!one || one.equals(other)) return;
  const folder = join(root, 'node_modules/.cache/isolation', what.replaceAll(/[^\w]+/g, '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'expected.png'), one);
  writeFileSync(join(folder, 'actual.png'), other);
  expect(await differingPixels(page, one, other), `${what}: see ${folder}`).toBe(0);
}
