/** The list's first customers, drawn while React and the list are on their way: the same picture, and no flash after it. */
import type { BrowserContextOptions, Page } from 'playwright';
import { expect } from 'vitest';
import { differingPixels } from './differing-pixels.ts';
import { hold, type LoaderPage, useLoaderPage } from './loader-page.ts';
import { test } from './open-page.ts';

const loaderPage = useLoaderPage();

/** No React on the page until the result is called. */
const holdReact = (page: Page) => hold(page, '**/react.js*');

const preview = (page: Page) => page.locator('customer-list [inert] .row').nth(2);
const list = (page: Page) => page.getByRole('row').nth(2);

const ownTexts = {
  'list.title': 'People we know',
  'list.column.email': 'Address',
  'list.count.all': '{count} of them',
  'list.count.more': { one: '{count} of many', other: '{count} of more' },
  'list.status.all': 'Whatever they are to us',
  'status.lead': 'Maybe',
};

const surroundings: Record<string, LoaderPage & BrowserContextOptions> = {
  'on a wide page': { viewport: { width: 1280, height: 700 } },
  'dark, compact, in German': {
    viewport: { width: 900, height: 700 },
    attributes: 'data-locale="de" data-theme="dark" data-density="compact"',
  },
  'in Arabic': { viewport: { width: 700, height: 700 }, attributes: 'data-locale="ar-EG"' },
  'as cards': { viewport: { width: 480, height: 700 } },
  'as narrow cards': { viewport: { width: 320, height: 700 }, attributes: 'data-theme="dark"' },
  'with a look of its own': {
    viewport: { width: 1100, height: 500 },
    scripts: '<style>customer-list { --ck-accent: teal; --ck-radius: 0; --ck-row: 30px; height: 400px }</style>',
  },
  'with texts of its own': {
    viewport: { width: 1280, height: 700 },
    scripts: `<script>addEventListener('DOMContentLoaded', () => {
      document.querySelector('customer-list').messages = { ...${JSON.stringify(ownTexts)}, 'list.create': undefined };
    })</script>`,
  },
};

test.for(Object.entries(surroundings))(
  'is what the list draws, pixel for pixel, %s',
  async ([, given], { openPage }) => {
    const page = await openPage('about:blank', given);
    const release = await holdReact(page);
    await page.goto(loaderPage.given(given));
    await preview(page).waitFor();
    const drawn = await page.screenshot();
    release();
    await list(page).waitFor();
    expect(await differingPixels(page, drawn, await page.screenshot())).toBe(0);
  },
);

test('is what the list draws of rows that are not as the contract has them', async ({ openPage }) => {
  const page = await openPage('about:blank');
  await page.route('**/customers?*', async (route) => {
    const answer = await route.fetch();
    const { items, nextCursor } = await answer.json();
    Object.assign(items[0], { company: null, updatedAt: 'soon' });
    Object.assign(items[1], { name: null, createdAt: null, email: undefined });
    await route.fulfill({ response: answer, json: { items, nextCursor } });
  });
  const release = await holdReact(page);
  await page.goto(loaderPage.given());
  await preview(page).waitFor();
  const drawn = await page.screenshot();
  release();
  await list(page).waitFor();
  expect(await differingPixels(page, drawn, await page.screenshot())).toBe(0);
});

test('its rows are on the page in every frame until the list has drawn them', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdReact(page);
  await page.goto(loaderPage.given());
  await preview(page).waitFor();
  await page.evaluate(() => {
    const frames: string[] = [];
    Reflect.set(globalThis, 'frames', frames);
    requestAnimationFrame(function look() {
      const root = document.querySelector('customer-list')?.shadowRoot;
      const rows = root?.querySelectorAll('.row:not([data-skeleton])').length ?? 0;
      frames.push(rows === 0 ? 'nothing' : root?.querySelector('[inert] .row') ? 'preview' : 'list');
      requestAnimationFrame(look);
    });
  });
  release();
  await list(page).waitFor();
  await expect
    .poll(() => page.evaluate(() => (Reflect.get(globalThis, 'frames') as unknown as string[]).at(-1)))
    .toBe('list');
  const frames = await page.evaluate(() => Reflect.get(globalThis, 'frames') as unknown as string[]);
  expect(frames).not.toContain('nothing');
});

test('is drawn where the page says late where the widgets are', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdReact(page);
  const scripts = `<script type="module">
    import { configure } from 'EMBED';
    configure({ cdn: undefined });
    addEventListener('customer-error', () => setTimeout(configure, 100, { cdn: new URL('.', 'EMBED').href }));
    document.body.append(document.createElement('customer-list'));
  </script>`;
  await page.goto(loaderPage.given({ tags: '', scripts }));
  await preview(page).waitFor();
  release();
  await list(page).waitFor();
});

test('takes the focus from nobody who has asked for the list again', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdReact(page);
  const answer = await hold(page, `${loaderPage.api.url}/**`);
  await page.goto(loaderPage.given({ attributes: 'data-patience="500"' }));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  const answered = page.waitForResponse(`${loaderPage.api.url}/**`);
  answer();
  await (await answered).finished();
  // A preview would have been drawn by the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  release();
  await list(page).waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('customer-list');
});

test('nobody can use it, or is read it twice', async ({ openPage }) => {
  const page = await openPage('about:blank');
  const release = await holdReact(page);
  await page.goto(loaderPage.given());
  await preview(page).waitFor();
  await page.evaluate(() => {
    addEventListener('customer-select', () => Reflect.set(globalThis, 'selected', true));
  });
  const { x = 0, y = 0 } = (await preview(page).boundingBox()) ?? {};
  await page.mouse.click(x + 60, y + 10);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  expect(nodes.filter(({ ignored, role }) => !ignored && role?.value === 'StaticText')).toEqual([]);
  release();
  await list(page).waitFor();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'selected') as unknown)).toBeUndefined();
  expect(await page.locator('customer-list .row').count()).toBeGreaterThan(12);
});

const undrawn: Record<string, LoaderPage & { before?: (page: Page) => Promise<unknown> }> = {
  'the host chooses columns': { tags: '<customer-list columns="name email"></customer-list>' },
  'the reader has columns of their own': {
    before: (page) =>
      page.addInitScript(
        (url) => localStorage.setItem(`customer-kit.columns ${url} `, 'name email'),
        loaderPage.api.url,
      ),
  },
  'there are no customers': {
    before: (page) =>
      page.route(`${loaderPage.api.url}/**`, (route) => route.fulfill({ json: { items: [], nextCursor: null } })),
  },
  'the API answers what it does not know yet': {
    before: (page) =>
      page.route(`${loaderPage.api.url}/**`, async (route) => {
        const response = await route.fetch();
        const { items, ...rest } = (await response.json()) as { items: object[] };
        await route.fulfill({ response, json: { ...rest, items: items.map((item) => ({ ...item, status: 'new' })) } });
      }),
  },
};

test.for(Object.entries(undrawn))('is not drawn where %s', async ([, { before, ...given }], { openPage }) => {
  const page = await openPage('about:blank');
  await before?.(page);
  const release = await holdReact(page);
  const answered = page.waitForResponse(`${loaderPage.api.url}/**`);
  const script = page.waitForResponse('**/preview-en.js');
  await page.goto(loaderPage.given(given));
  await (await answered).finished();
  await (await script).finished();
  await page.waitForFunction(() => !document.querySelector('[src*=preview-], [href*=preview-]'));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await page.locator('customer-list [inert]').count()).toBe(0);
  release();
  await page.locator('customer-list').getByRole('heading').first().waitFor();
});

test.for([
  ['does not come', (body: string) => body, 500],
  ['is not what was released', (body: string) => `tampered = true;${body}`, 200],
  ['hangs', undefined, 0],
] as const)('a script of it that %s keeps nobody waiting', async ([, change, status], { openPage }) => {
  const page = await openPage('about:blank', { expected: /preview-en|500|integrity/ });
  await page.route('**/preview-en.js', async (route) => {
    if (!change) return;
    const response = await route.fetch();
    await route.fulfill({ response, status, body: change(await response.text()) });
  });
  await page.goto(loaderPage.given());
  await list(page).waitFor();
  expect(await page.evaluate(() => 'tampered' in globalThis)).toBe(false);
});
