// Key states of the widgets beside pictures of them. `npm run test:screenshots -- --update` takes the pictures anew.
// Fonts, clock, customers and motion are pinned. What a browser draws still differs between its versions and between
// systems, so the pictures stand in a folder named after both, and are compared by no other browser.
import { type Scenario, withCustomers } from '@customer-kit/mock';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, server } from 'vitest/browser';
import { textsInOtherFonts } from './fonts.ts';
import { keyStates } from './key-states.ts';
import { people } from './people.ts';

const pictures = Object.keys(import.meta.glob('./pictures/*/*.png')).map((path) => path.split('/').slice(2));
const folder = `${server.platform}-chromium-${/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]}`;
const there = pictures.flatMap(([of, file]) => (of === folder && file ? file.replace('.png', '') : []));
const updating = server.config.snapshotOptions.updateSnapshot === 'all';

/** So many customers are so many of those whose scripts the pinned fonts have. */
function ofPeople(scenario: Scenario): Scenario {
  return typeof scenario === 'object' && scenario.kind === 'customers' && typeof scenario.customers === 'number'
    ? withCustomers(people.slice(0, scenario.customers))
    : scenario;
}

describe('pictures', () => {
  if (there.length === 0 && !updating) {
    const others = [...new Set(pictures.map(([of]) => of))].join(', ');
    test('of the key states', ({ skip }) => {
      skip(
        `this browser is ${folder}, the pictures are of ${others}: \`npm run test:screenshots -- --update\` takes its own`,
      );
    });
    return;
  }

  test.each(Object.entries(keyStates))('%s', async (name, { story, size, text, globals }) => {
    await page.viewport(...size);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 12) });
    onTestFinished(() => void vi.useRealTimers());
    const parameters = {
      api: [withCustomers(people), ...(story.composed.parameters.api ?? [])].map(ofPeople),
      // Axe looks at every story elsewhere.
      a11y: { test: 'off' },
    };
    await story.extend({ globals, parameters }).run();
    await expect.element(page.getByText(text).first()).toBeVisible();
    await document.fonts.ready;
    // A text in a script that no pinned font has would look different on every machine.
    expect(await textsInOtherFonts()).toEqual([]);
    await expect(page).toMatchScreenshot(`${folder}/${name}`);
  });

  test('each is of a key state', () => {
    expect(there.filter((name) => !(name in keyStates))).toEqual([]);
  });
});
