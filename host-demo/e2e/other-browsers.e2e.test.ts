/** One customer from the first key to the undone deletion in the engines of Firefox and Safari, where they are installed. */
import { describe, expect, inject, onTestFinished, test } from 'vitest';
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
  };
}

/** As WebDriver names keys. */
const key = { enter: '\uE007', control: '\uE009', down: '\uE015', delete: '\uE017' };

describe.each(Object.entries(otherBrowsers))('in %s', (name, { needs, start }) => {
  test('a customer is created, found, corrected, deleted and brought back', async ({ skip }) => {
    const programs = findPrograms(needs);
    skip(!programs, `needs ${needs.map((names) => names.join(' or ')).join(' and ')}`);
    const browser = await start(programs ?? []);
    onTestFinished(() => browser.close());
    const { box, click, gone, press, shown, type } = driving(browser);
    const email = `aafke@${name.toLowerCase()}.test`;

    await browser.open(`${inject('endpoints').portal}/hosts/plain/`);
    await shown('.row:not([data-skeleton], [inert] *)');
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
});
