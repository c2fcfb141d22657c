/** What a plain page asks for before any code of a widget has run: its files, its texts, and its first customers. */
import { slow } from '@customer-kit/mock';
import type { Page, Request } from 'playwright';
import { expect } from 'vitest';
import { hold, useLoaderPage } from './loader-page.ts';
import { test } from './open-page.ts';

const loaderPage = useLoaderPage();

/** Requests to the API as they are sent, and files of widgets as they are asked for. */
function watch(page: Page): { asked: Request[]; files: string[] } {
  const asked: Request[] = [];
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(loaderPage.api.url)) asked.push(request);
    else files.push(new URL(request.url()).pathname.split('/').at(-1) ?? '');
  });
  return { asked, files };
}

/** Nothing of the list runs until the result is called. */
const holdEntry = (page: Page) => hold(page, '**/customer-list/*/remoteEntry.js');

const rows = (page: Page) => page.getByRole('row').nth(5).waitFor();
const pathsOf = (requests: Request[]) => requests.map((request) => request.url().slice(loaderPage.api.url.length));

test('the first customers are asked for once, before the list has come', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdEntry(page);
  const { asked, files } = watch(page);
  const first = page.waitForRequest((request) => request.url().startsWith(loaderPage.api.url));
  await page.goto(loaderPage.given());
  await (await first).response();
  await expect.poll(() => files).toContain('mount.js');
  expect(files).not.toContain('v1.json');
  release();
  await rows(page);
  expect(pathsOf(asked)).toEqual(['/customers?limit=100&sort=name']);
});

test('with the access token that the page configures, and no other', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const { asked } = watch(page);
  const scripts = `<script type="module">
    import { configure } from 'EMBED';
    configure({ getAccessToken: () => 'page-token' });
  </script>`;
  await page.goto(loaderPage.given({ scripts }));
  await rows(page);
  const gets = asked.filter((request) => request.method() === 'GET');
  expect(await Promise.all(gets.map((request) => request.headerValue('authorization')))).toEqual(['Bearer page-token']);
});

test.for([
  ['a query of its own', '<customer-list query="an"></customer-list>', ''],
  [
    'a search that the page began with',
    '<customer-search query-parameter="q"></customer-search><customer-list></customer-list>',
    '?q=an',
  ],
] as const)('nothing is asked ahead for a list with %s', async ([, tags, search], { openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdEntry(page);
  const { asked, files } = watch(page);
  await page.goto(loaderPage.given({ tags }) + search);
  await expect.poll(() => files).toContain('mount.js');
  await page.waitForLoadState('load');
  expect(asked).toEqual([]);
  release();
  await rows(page);
  expect(pathsOf(asked).at(-1)).toContain('q=an');
});

test('a first request that fails is told to nobody: the list asks itself', async ({ openPage }) => {
  const page = await openPage('about:blank', { expected: /500/ });
  let failed = false;
  await page.route(`${loaderPage.api.url}/**`, async (route) => {
    if (failed) return route.continue();
    failed = true;
    return route.fulfill({ status: 500, headers: { 'access-control-allow-origin': '*' } });
  });
  const release = await holdEntry(page);
  const first = page.waitForResponse((response) => response.url().startsWith(loaderPage.api.url));
  await page.goto(loaderPage.given());
  expect((await first).status()).toBe(500);
  await page.evaluate(() => {
    Reflect.set(globalThis, 'told', []);
    addEventListener('customer-error', (event) => (Reflect.get(globalThis, 'told') as unknown[]).push(event));
  });
  release();
  await rows(page);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'told') as unknown[])).toEqual([]);
});

test('a list that goes before it has come takes its request back', async ({ openPage }) => {
  const page = await openPage('about:blank');
  await holdEntry(page);
  loaderPage.api.mock.use(slow(60_000));
  const asked = page.waitForRequest((request) => request.url().startsWith(loaderPage.api.url));
  await page.goto(loaderPage.given());
  const request = await asked;
  const aborted = page.waitForEvent('requestfailed', (failed) => failed === request);
  await page.evaluate(() => document.querySelector('customer-list')?.remove());
  await aborted;
});

test('texts in the language of the page come with the rest; English has none to fetch', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdEntry(page);
  const { files } = watch(page);
  await page.goto(loaderPage.given({ attributes: 'data-locale="de-AT"' }));
  await expect.poll(() => files).toContain('texts-de.js');
  release();
  await rows(page);
  expect(files.filter((name) => name.startsWith('texts-'))).toEqual(['texts-de.js']);
});

test('the script may be async: it starts before the page is read to its end', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const { asked } = watch(page);
  await page.goto(loaderPage.given({ attributes: 'async' }));
  await rows(page);
  expect(pathsOf(asked)).toEqual(['/customers?limit=100&sort=name']);
});
