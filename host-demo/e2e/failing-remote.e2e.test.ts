import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { kitsOn, searchFor } from './customers-on-page.ts';
import { patiently } from './loader-page.ts';
import { test } from './open-page.ts';

/** What browsers write on the console for a file that does not come, and the federation runtime for its remote. */
const expected = /Failed to load resource|RUNTIME-00\d/;

type Files = [what: string, files: string];

/** What all widgets need. */
const code: Files[] = [
  ['the kit', '**/kit.js*'],
  ['React', '**/react.js*'],
];
const channel: Files = ['the channel', '**/v1.json'];

/** Once they may come, it is the button that brings them. */
const without = (files: string) => async (page: Page) => {
  await patiently(page);
  await page.route(files, (route) => route.abort());
};

describe.each([
  { host: 'portal', path: '/', shared: [channel, ...code], retries: 4 },
  // The loader has the channel in it, and one widget that comes brings the others.
  { host: 'plain page', path: '/plain/', shared: code, retries: 1 },
])('on the $host', ({ path, shared, retries }) => {
  test.for([
    ['its entry', '**/customer-form/*/remoteEntry.js*'],
    ['its code', '**/customer-form/*/mount.js*'],
  ] as const)(
    'a widget without %s leaves the others alone, and comes when asked again',
    async ([, files], { openPage }) => {
      const page = await openPage(path, {
        expected,
        prepare: without(files),
      });
      const alert = page.getByRole('alert').filter({ hasText: 'loaded' });
      await alert.waitFor();
      await page.getByRole('row').nth(1).waitFor();
      await searchFor(page, 'ma');
      await page
        .getByText(/^[1-9]\d* found/)
        .first()
        .waitFor();

      await page.unroute(files);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'New customer' }).waitFor();
      await alert.waitFor({ state: 'detached' });
      expect(await kitsOn(page)).toBe(1);
    },
  );

  test.for(shared)(
    'without %s every widget says so, and all come when asked again',
    async ([, files], { openPage }) => {
      const page = await openPage(path, {
        expected,
        prepare: without(files),
      });
      const alerts = page.getByRole('alert').filter({ hasText: 'loaded' });
      await alerts.nth(3).waitFor();
      await page.unroute(files);
      for (let left = retries; left > 0; left -= 1) {
        await alerts.first().getByRole('button', { name: 'Try again' }).click();
        await alerts.nth(left - 1).waitFor({ state: 'detached' });
      }
      await alerts.first().waitFor({ state: 'detached' });
      await page.getByRole('row').nth(1).waitFor();
      expect(await kitsOn(page)).toBe(1);
    },
  );
});

describe.each(['react-17', 'react-18', 'react-19'])('in the federated host of %s', (host) => {
  test.for([
    ['a widget', '**/customer-form/*/remoteEntry.js*', 1],
    ['the channel', '**/v1.json', 4],
  ] as const)('without %s the page says so, and the console why', async ([, files, missing], { openPage }) => {
    const logged: string[] = [];
    const page = await openPage(`/hosts/${host}/federated.html`, {
      expected: /Failed to load resource|RUNTIME-00\d|could not be loaded/,
      prepare: async (opening) => {
        opening.on('console', (message) => logged.push(message.text()));
        await opening.route(files, (route) => route.abort());
      },
    });
    const notices = page.getByText('This part of the page could not be loaded.');
    await notices.nth(missing - 1).waitFor();
    if (missing === 1) await page.getByRole('row').nth(1).waitFor();
    expect(await notices.count()).toBe(missing);
    const told = () => logged.filter((text) => /^customer-\w+ could not be loaded\. \w*Error/.test(text));
    await expect.poll(told).toHaveLength(missing);
  });
});
