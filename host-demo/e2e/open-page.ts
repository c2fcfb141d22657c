/**
 * A page of the demo in real Chromium for each test. An error on its console, or one nobody caught, fails the test.
 * A test that failed reports what its pages showed and which requests they had sent.
 */

import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { test as base, expect, inject } from 'vitest';
import { launchBrowser } from '../bench/launch-browser.ts';
import { recordPage } from './record-page.ts';

interface PageOptions extends BrowserContextOptions {
  /** Errors on the console that this test provokes. */
  expected?: RegExp;
  /** Done to the page before it opens. */
  prepare?: (page: Page) => Promise<unknown>;
}

interface Fixtures {
  browser: Browser;
  /** Opens a path of the portal's origin: `/` is the portal, `/plain/` the page without a bundler. */
  openPage: (path: string, options?: PageOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads the names of the fixtures that this one needs from it.
    async ({}, use) => {
      // Painted in parts, a page looks slightly different (round corners) by what was painted before.
      const browser = await launchBrowser('--disable-partial-raster');
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  async openPage({ browser, task }, use) {
    const errors: string[] = [];
    const closing: (() => Promise<void>)[] = [];
    const records: ReturnType<typeof recordPage>[] = [];
    await use(async (path, { expected, prepare, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      closing.push(() => context.close());
      // Shorter than a test may take, so that a failure names what was waited for.
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      records.push(recordPage(page));
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected?.test(message.text())) errors.push(message.text());
      });
      await prepare?.(page);
      await page.goto(new URL(path, inject('endpoints').portal).href);
      return page;
    });
    const failed = task.result?.state === 'fail' && (await Promise.all(records.map((record) => record.report())));
    for (const close of closing) await close();
    expect(errors).toEqual([]);
    if (failed) throw new Error(`What the pages showed when the test failed:\n\n${failed.join('\n\n')}`);
  },
});
