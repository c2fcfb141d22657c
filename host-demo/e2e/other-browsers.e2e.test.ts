/** A clerk's ways in the engines of Firefox and Safari, where they are installed: one customer's journey, and what a key reaches. */
import { beforeAll, describe, expect, inject, type TestContext, test } from 'vitest';
import { getCustomers } from './customers-on-page.ts';
import { findPrograms, type OtherBrowser, otherBrowsers } from './other-browser.ts';

/** Of what a page shows, shadow roots included: all elements that a selector matches and that have this text or label. */
const everything = `(selector, text) => {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  return inside(document).filter((element) => element.matches(selector) && element.checkVisibility() &&
    (element.textContent + element.ariaLabel).includes(text));
}`;

function driving(browser: OtherBrowser) {
  const box = (selector: string, text = '') =>
    browser.value<{ x: number; y: number; width: number; height: number } | null>(
      `((${everything})(${JSON.stringify(selector)}, ${JSON.stringify(text)})[0]?.getBoundingClientRect() ?? null)`,
    );
  const shown = (selector: string, text?: string) =>
    expect.poll(() => box(selector, text), { message: `${selector} ${text ?? ''} shows` }).not.toBeNull();
  return {
    box,
    shown,
    gone: (selector: string, text?: string) =>
      expect.poll(() => box(selector, text), { message: `${selector} ${text ?? ''} goes` }).toBeNull(),
    click: async (selector: string, text?: string) => {
      await shown(selector, text);
      const { x = 0, y = 0, width = 0, height = 0 } = (await box(selector, text)) ?? {};
      await browser.act({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: Math.round(x + width / 2), y: Math.round(y + height / 2) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      });
    },
    type: async (text: string) => {
      const keys = Array.from(text).flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await browser.act({ type: 'key', id: 'keys', actions: keys });
    },
    /** All held at once. */
    press: async (...keys: string[]) => {
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      await browser.act({ type: 'key', id: 'keys', actions: [...down, ...up] });
    },
    /** What has the focus, in whichever shadow root, by its text or label. */
    focused: () =>
      browser.value<string>(`((of) => {
        const inner = (element) => (element.shadowRoot?.activeElement ? inner(element.shadowRoot.activeElement) : element);
        const { ariaLabel, textContent } = inner(of);
        return ariaLabel ?? textContent;
      })(document.activeElement)`),
  };
}

/** As WebDriver names keys. */
const key = {
  enter: '\uE007',
  control: '\uE009',
  down: '\uE015',
  delete: '\uE017',
  escape: '\uE00C',
  shift: '\uE008',
  tab: '\uE004',
};

describe.each(Object.entries(otherBrowsers))('in %s', (name, { needs, start }) => {
  const programs = findPrograms(needs);
  let browser: OtherBrowser | undefined;

  beforeAll(async () => {
    browser = programs && (await start(programs));
    return () => browser?.close();
  });

  async function openPage(skip: TestContext['skip'], path: string) {
    if (!browser) return skip(`needs ${needs.map((names) => names.join(' or ')).join(' and ')}`);
    await browser.open(`${inject('endpoints').portal}${path}`);
    const page = driving(browser);
    await page.shown('.row:not([data-skeleton], [inert] *)');
    return page;
  }

  test('a customer is created, found, corrected, deleted and brought back', async ({ skip }) => {
    const { box, click, gone, press, shown, type } = await openPage(skip, '/hosts/plain/');
    const email = `aafke@${name.toLowerCase()}.test`;

    await click('button', 'New customer');
    await shown('dialog[open] input[name=email]');
    // All of it, head, fields and buttons.
    expect((await box('dialog[open]'))?.height).toBeGreaterThan(500);
    await type('Aafke Ang');
    await click('dialog[open] input[name=email]');
    await type(email);
    await press(key.control, key.enter);
    await gone('dialog[open]');

    await press('/');
    await type(email);
    await shown('.count', '1 found');
    await shown('.row', email);
    await press(key.enter);
    await press(key.enter);
    await shown('dialog[open]', 'Edit customer');
    await click('dialog[open] input[name=company]');
    await type('Rederi');
    await press(key.control, key.enter);
    await gone('dialog[open]');
    await shown('.row', 'Rederi');

    await press(key.delete);
    await click('dialog[open] button', 'Delete');
    await shown('button', 'Undo');
    await gone('.row', email);
    await press(key.control, 'z');
    await shown('.row', 'Rederi');
    expect((await getCustomers(`email=${email}`)).items).toMatchObject([{ name: 'Aafke Ang', company: 'Rederi' }]);
  });

  test('Tab goes into a menu that was clicked open, and round in a dialog', async ({ skip }) => {
    const { click, focused, gone, press, shown } = await openPage(skip, '/hosts/plain/');

    await click('button', 'More');
    await shown('button', 'Export as CSV');
    await press(key.tab);
    expect(await focused()).toBe('Export as CSV');
    await press(key.escape);
    await gone('button', 'Export as CSV');
    expect(await focused()).toBe('More');
    // Rows in a box that scrolls: Firefox would stop at the box, too.
    await press(key.tab);
    await press(key.tab);
    expect(await focused()).toBe('Select all loaded rows');

    await click('.row button', 'Delete');
    await shown('dialog[open] button', 'Cancel');
    const reached: string[] = [];
    for (const keys of [[key.tab], [key.tab], [key.tab], [key.shift, key.tab], [key.shift, key.tab]]) {
      await press(...keys);
      reached.push(await focused());
    }
    expect(reached).toEqual(['Delete', 'Close', 'Cancel', 'Close', 'Delete']);
    await press(key.escape);
    await gone('dialog[open]');
    expect(await focused()).toMatch(/^Delete ./);
  });

  test('a legend stands inside its box', async ({ skip }) => {
    const { box } = await openPage(skip, '/#/breaking-things');
    const fieldset = await box('fieldset');
    const legend = await box('legend');
    const option = await box('fieldset label');
    expect(legend?.y).toBeGreaterThan((fieldset?.y ?? 0) + 10);
    expect(option?.y).toBeGreaterThanOrEqual((legend?.y ?? 0) + (legend?.height ?? 0));
  });
});
