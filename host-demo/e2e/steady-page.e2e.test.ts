/** Widgets take their place on the page before they come, and keep it: what is beside them does not move. */
import { expect } from 'vitest';
import { hold, useLoaderPage } from './loader-page.ts';
import { test } from './open-page.ts';

const loaderPage = useLoaderPage();

/** In every frame from when the tags are known: heights of the search and the list. */
function recordHeights() {
  const seen: string[] = [];
  Reflect.set(globalThis, 'heights', seen);
  requestAnimationFrame(function look() {
    const heights = ['customer-search', 'customer-list'].map((tag) => {
      const element = document.querySelector(tag);
      return element?.shadowRoot ? element.getBoundingClientRect().height : undefined;
    });
    if (heights.every((height) => height !== undefined)) seen.push(heights.join(' and '));
    requestAnimationFrame(look);
  });
}

const tags = '<customer-search></customer-search><customer-list></customer-list>';

/** What comes last, and what the list shows until then. */
const last = {
  React: { held: '**/react.js*', shown: '[inert] .row' },
  'the API': { held: '**/customers?*', shown: '[data-skeleton]' },
  'the texts of its language': { held: '**/texts-de.js*', shown: '.ck' },
};

test.for(Object.entries(last))(
  'a page to which %s comes last has its heights from the first frame on',
  async ([, { held, shown }], { openPage }) => {
    const page = await openPage('about:blank', { viewport: { width: 1100, height: 800 } });
    await page.addInitScript(recordHeights);
    const release = await hold(page, held);
    await page.goto(loaderPage.given({ tags, attributes: 'data-locale="de"' }));
    await page.locator(`customer-list ${shown}`).first().waitFor({ state: 'attached' });
    release();
    await page.getByRole('row').nth(2).waitFor();
    await page.getByRole('combobox').first().waitFor();
    const heights = await page.evaluate(() => Reflect.get(globalThis, 'heights') as string[]);
    expect(new Set(heights)).toEqual(new Set(heights.slice(-1)));
  },
);
