// Small windows, zoom and scripts from right to left, on every page of the portal and in every dialog.
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { givenCustomer, rowOf, searchField, searchFor } from './customers-on-page.ts';
import { test } from './open-page.ts';
import { portalPages, ready, withSettings } from './portal-page.ts';

/**
 * What a reader cannot get into view to its whole width: text and controls that reach out of the window at a side,
 * beyond what scrolls sideways by itself. Shortened text ends in an ellipsis and has its whole in a title.
 */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const look = (element: Element, inScroller: boolean) => {
      const style = getComputedStyle(element);
      if (style.display === 'none' || style.visibility === 'hidden') return;
      const { left, right, width, height } = element.getBoundingClientRect();
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      const matters = (hasText || element.matches('button, input, select, textarea, a')) && width > 1 && height > 1;
      if (matters && !inScroller) {
        const words = `${element.localName} “${element.textContent?.trim().slice(0, 40)}”`;
        if (left < -1 || right > innerWidth + 1) found.push(`${words} from ${left} to ${right}`);
        const clips = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        if (hasText && clips && style.textOverflow !== 'ellipsis') found.push(`${words} is clipped`);
      }
      const children = element.shadowRoot ? [...element.shadowRoot.children] : [...element.children];
      for (const child of children)
        look(
          child,
          inScroller || (element !== document.body && scrolls(element) && element.scrollWidth > element.clientWidth),
        );
    };
    look(document.body, false);
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });
}

describe.each([
  ['320 px', { viewport: { width: 320, height: 640 } }],
  ['200 % zoom', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
])('at %s', (_, options) => {
  test.for(portalPages)('nothing of %s is cut off, in a language of long words', async (path, { openPage }) => {
    const page = await openPage(`/#/${path}`, { ...options, prepare: withSettings({ language: 'de' }) });
    await ready(page, path);
    expect(await cutOff(page)).toEqual([]);
  });

  test('nothing of form, question and menus is cut off', async ({ openPage }) => {
    const page = await openPage('/', { ...options, prepare: withSettings({ language: 'de' }) });
    await ready(page, 'customers');
    for (const menu of ['Kundendaten', 'Anmeldung', 'Darstellung']) {
      await page.getByRole('button', { name: menu }).click();
      expect(await cutOff(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('row').nth(1).click();
    await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
    expect(await cutOff(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').waitFor();
    expect(await cutOff(page)).toEqual([]);
  });
});

test('what a low window has no room for can be scrolled to: menus at 400 % zoom, links beside a page', async ({
  openPage,
}) => {
  const zoomed = await openPage('/', { viewport: { width: 320, height: 256 } });
  await ready(zoomed, 'customers');
  for (const name of ['Customer data', 'Signed in', 'Display']) {
    await zoomed.getByRole('button', { name }).click();
    const box = await zoomed.getByRole('group', { name, exact: true }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeLessThanOrEqual(256);
    await zoomed.keyboard.press('Escape');
  }

  const low = await openPage('/', { viewport: { width: 1280, height: 256 } });
  await ready(low, 'customers');
  const last = low.getByRole('navigation').getByRole('link', { name: 'Breaking things' });
  await last.focus();
  const { y = 0, height = 0 } = (await last.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(256);
});

test('in a low window the wheel scrolls the page where it stands over a list that has nothing to scroll', async ({
  openPage,
}) => {
  const page = await openPage('/', { viewport: { width: 1280, height: 500 } });
  await ready(page, 'customers');
  const email = await page.getByRole('row').nth(1).locator('[data-column=email]').innerText();
  await searchField(page).fill(email);
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await page.getByRole('row').nth(1).hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test('half a window leaves the title of a list its line, in a language of long words', async ({ openPage }) => {
  const page = await openPage('/#/two-clerks', { prepare: withSettings({ language: 'fr' }) });
  await ready(page, 'two-clerks');
  const title = page.getByRole('heading', { name: 'Clients', exact: true }).first();
  expect((await title.boundingBox())?.height).toBeLessThanOrEqual(24);
});

test('a table that has no room for two columns shows no heads of two', async ({ openPage }) => {
  const page = await openPage('/#/two-clerks', { viewport: { width: 768, height: 900 } });
  await ready(page, 'two-clerks');
  expect(await page.getByText('What should happen', { exact: true }).isVisible()).toBe(false);
});

test('text that its reader spaces further lies under no control of the list (WCAG 1.4.12)', async ({ openPage }) => {
  const page = await openPage('/', { viewport: { width: 360, height: 740 } });
  await ready(page, 'customers');
  const covered = await page.locator('.list').evaluate((list) => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }' +
        'p { margin-block-end: 2em !important }',
    );
    const root = list.getRootNode() as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, spaced];
    const controls = [...root.querySelectorAll('.head button, .head select')];
    const texts = [...root.querySelectorAll('.head .title, .head .count')];
    return texts
      .filter((text) => {
        const own = text.getBoundingClientRect();
        return controls.some((control) => {
          const { left, right, top, bottom } = control.getBoundingClientRect();
          return own.left < right && left < own.right && own.top < bottom - 1 && top < own.bottom - 1;
        });
      })
      .map(({ textContent }) => textContent);
  });
  expect(covered).toEqual([]);
});

test('in forced colors it is seen what is chosen and where one is', async ({ openPage }) => {
  const page = await openPage('/', { forcedColors: 'active', prepare: withSettings({ theme: 'dark' }) });
  await ready(page, 'customers');
  await page.getByRole('button', { name: 'Display' }).click();
  const colour = (text: string) =>
    page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
  expect(await colour('Dark')).not.toBe(await colour('Light'));
  const line = (name: string) =>
    page.getByRole('link', { name, exact: true }).evaluate((element) => getComputedStyle(element).textDecorationLine);
  expect([await line('Customers'), await line('News')]).toEqual(['underline', 'none']);
});

test('in forced colors the row that was saved last has its mark', async ({ openPage }) => {
  const customer = await givenCustomer({ name: 'Nils Markstein', email: 'nils.markstein@example.com' });
  const page = await openPage('/', { forcedColors: 'active' });
  await ready(page, 'customers');
  await searchFor(page, customer.email);
  await rowOf(page, customer.email).click();
  await page.getByRole('textbox', { name: 'Company' }).fill('Markstein & Co.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  const marked = page.locator('.row[data-saved]');
  await marked.waitFor();
  const mark = await marked.evaluate((row) => getComputedStyle(row, '::before').backgroundColor);
  const ground = await page.locator('.list').evaluate((list) => getComputedStyle(list).backgroundColor);
  expect(mark).not.toBe(ground);
});

describe('in Arabic everything is where English has it on the other side', () => {
  /** Distances from the side where the page's lines begin, in the order of the document. */
  const boxes = (page: Page, role: 'columnheader' | 'gridcell' | 'textbox') =>
    page.getByRole(role).evaluateAll((elements) => {
      const mirrored = document.documentElement.dir === 'rtl';
      return elements.slice(0, 12).map((element) => {
        const { left, right } = element.getBoundingClientRect();
        return mirrored ? { start: innerWidth - right, end: innerWidth - left } : { start: left, end: right };
      });
    });

  test('portal, list and form', async ({ openPage }) => {
    const both = await Promise.all(
      ['en', 'ar'].map(async (language) => {
        const page = await openPage('/', { prepare: withSettings({ language }) });
        await ready(page, 'customers');
        return page;
      }),
    );
    const [english, arabic] = both as [Page, Page];
    await expect.poll(() => arabic.getByRole('grid').evaluate((grid) => getComputedStyle(grid).direction)).toBe('rtl');
    for (const role of ['columnheader', 'gridcell'] as const) {
      const expected = await boxes(english, role);
      expect(expected.length).toBeGreaterThan(4);
      expectNear(await boxes(arabic, role), expected);
    }
    for (const page of both) {
      await page.getByRole('row').nth(1).click();
      await page.getByRole('dialog').getByRole('textbox').nth(3).waitFor();
    }
    expectNear(await boxes(arabic, 'textbox'), await boxes(english, 'textbox'));
  });
});

type Box = { start: number; end: number };

function expectNear(actual: Box[], expected: Box[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, box] of actual.entries()) {
    expect(Math.abs(box.start - (expected[index]?.start ?? 0))).toBeLessThanOrEqual(2);
    expect(Math.abs(box.end - (expected[index]?.end ?? 0))).toBeLessThanOrEqual(2);
  }
}
