// The Storybook that is published: static files below some path, with no backend and no network.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { findFile } from '../serve/find-file.ts';
import { root } from '../serve/root.ts';
import { type StaticServer, startStaticServer } from '../serve/static-server.ts';
import { test } from './open-page.ts';

const path = '/some/sub/path/';
const folder = mkdtempSync(join(tmpdir(), 'customer-kit-storybook-'));
let server: StaticServer;

interface Entry {
  id: string;
  type: 'story' | 'docs';
}
let entries: Entry[];

beforeAll(async () => {
  const storybook = join(root, 'node_modules', '.bin', 'storybook');
  await promisify(execFile)(storybook, ['build', '--quiet', '--output-dir', folder], { cwd: root });
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  entries = Object.values(index.entries);
  server = await startStaticServer({ find, headers: () => ({}) }, { port: 0 });
}, 180_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function find(url: string) {
  const file = url.startsWith(path) ? await findFile(folder, url.slice(path.length - 1)) : undefined;
  return file === undefined ? undefined : { name: file, body: await readFile(file) };
}

/** The preview, as Storybook's own test runner reads it. */
interface Preview {
  currentRender?: { id: string; phase?: string };
  channel: {
    emit: (event: string, selection: object) => void;
    once: (event: string, listener: () => void) => void;
  };
}

/** Shows an entry and waits until it has played, or failed. */
function show(page: Page, { id, type }: Entry): Promise<string> {
  return page.evaluate(
    async ([storyId, viewMode]) => {
      const { __STORYBOOK_PREVIEW__: preview } = globalThis as unknown as { __STORYBOOK_PREVIEW__: Preview };
      let drawn = false;
      preview.channel.once('docsRendered', () => {
        drawn = true;
      });
      preview.channel.emit('setCurrentStory', { storyId, viewMode });
      for (;;) {
        const { currentRender } = preview;
        const end = ['finished', 'errored', 'aborted'].find((phase) => phase === currentRender?.phase);
        if (currentRender?.id === storyId) {
          if (document.body.classList.contains('sb-show-errordisplay')) return document.body.innerText.slice(0, 500);
          if (viewMode === 'docs' ? drawn : end) return end ?? 'finished';
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    [id, type === 'docs' ? 'docs' : 'story'],
  );
}

test('plays every story and shows every page below a path, asking nobody but its own files', {
  timeout: 300_000,
}, async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const elsewhere: string[] = [];
  const missing: string[] = [];
  await page.route(
    ({ href }) => !href.startsWith(server.url + path),
    (route, request) => {
      elsewhere.push(request.url());
      return route.abort();
    },
  );
  page.on('response', (response) => {
    if (response.status() === 404 && !response.fromServiceWorker()) missing.push(response.url());
  });

  await page.goto(`${server.url}${path}iframe.html`);
  await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
  for (const entry of entries) expect.soft(await show(page, entry), entry.id).toBe('finished');

  expect({ elsewhere, missing }).toEqual({ elsewhere: [], missing: [] });
  await page.close();
});

test('axe finds nothing on the pages of the documentation, in either theme', {
  timeout: 120_000,
}, async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme });
    await page.goto(`${server.url}${path}iframe.html`);
    await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in globalThis);
    await page.evaluate(axe.source);
    for (const entry of entries.filter(({ type }) => type === 'docs')) {
      await show(page, entry);
      const found = await page.evaluate(async () => {
        // Stories are held to axe by their own tests.
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: 'iframe' });
        return violations.flatMap(({ help, nodes }) => nodes.map(({ target }) => `${help}: ${String(target)}`));
      });
      expect.soft(found, `${entry.id}, ${colorScheme}`).toEqual([]);
    }
    await page.close();
  }
});

test('a page that follows another in the same tab has its API, with reload and beside another tab, too', {
  timeout: 120_000,
}, async ({ browser }) => {
  const context = await browser.newContext();
  const story = `${server.url}${path}iframe.html?id=start-snippet-builder--another-page&viewMode=story`;
  const docs = `${server.url}${path}iframe.html?id=start-groups-and-events--groups-and-events&viewMode=docs`;
  const page = await context.newPage();
  const seesCustomers = (shown: Page) => shown.frameLocator('iframe').getByText('40 customers').first().waitFor();
  // A worker that unregisters itself is gone before the next page's frame opens, or not.
  for (let times = 0; times < 4; times++) {
    await page.goto(story);
    await page.getByLabel('Your page').waitFor();
    await page.goto(docs);
    await seesCustomers(page);
  }
  await page.reload();
  await seesCustomers(page);

  const second = await context.newPage();
  await second.goto(docs);
  await seesCustomers(second);
  await page.close();
  await second.reload();
  await seesCustomers(second);
  await context.close();
});
