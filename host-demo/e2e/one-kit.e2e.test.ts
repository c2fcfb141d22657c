import type { Page } from 'playwright';
import { expect } from 'vitest';
import { mounted, widgets } from '../bench/widgets-on-page.ts';
import { kitsOn } from './customers-on-page.ts';
import { patiently } from './loader-page.ts';
import { test } from './open-page.ts';

/** How many of the page's fetched files are of one chunk, whichever widget's. */
const fetched = (files: string[], chunk: string) => files.filter((file) => file.includes(`/${chunk}.`)).length;

function listen(page: Page, files: string[]): void {
  page.on('request', (request) => files.push(request.url()));
}

test('widgets loading at once are one React, one react-dom and one kit', async ({ openPage }) => {
  const files: string[] = [];
  const page = await openPage('/plain/', {
    async prepare(opening) {
      // Who gives React is not waited for longer than that allows.
      await patiently(opening);
      listen(opening, files);
    },
  });
  for (const widget of widgets) await mounted(page, widget);
  await page.getByRole('row').nth(1).waitFor();

  expect(files.filter((file) => file.endsWith('/remoteEntry.js'))).toHaveLength(widgets.length);
  expect(await kitsOn(page)).toBe(1);
  expect(fetched(files, 'react')).toBe(1);
  expect(fetched(files, 'kit')).toBe(1);
});

test.for(widgets)('… also when %s is there long before the others', async (first, { openPage }) => {
  const files: string[] = [];
  const gate = Promise.withResolvers<void>();
  const page = await openPage('/plain/', {
    async prepare(opening) {
      listen(opening, files);
      await opening.route('**/remoteEntry.js', async (route) => {
        if (!route.request().url().includes(`/${first}/`)) await gate.promise;
        await route.continue();
      });
    },
  });
  await mounted(page, first);
  gate.resolve();
  for (const widget of widgets) await mounted(page, widget);
  await page.getByRole('row').nth(1).waitFor();

  expect(await kitsOn(page)).toBe(1);
  // At most what was preloaded for the first tag of the page besides, which is not waited for.
  expect(fetched(files, 'react')).toBeLessThanOrEqual(2);
  expect(fetched(files, 'kit')).toBeLessThanOrEqual(2);
});

test('in the portal too; its own React stays apart, in another share scope', async ({ openPage }) => {
  const files: string[] = [];
  const page = await openPage('/', { prepare: async (opening) => listen(opening, files) });
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'New customer' }).waitFor();
  expect(await kitsOn(page)).toBe(1);
  expect(fetched(files, 'react')).toBe(1);

  const scopes = await page.evaluate(() => {
    // What the federation runtime shows to its browser extension.
    const federation = Reflect.get(globalThis, '__FEDERATION__') as unknown as Record<string, Instance[]>;
    const portal = federation['__INSTANCES__']?.find(({ name }) => name === 'portal');
    return Object.entries(portal?.shareScopeMap ?? {}).map(([scope, modules]) => [
      scope,
      Object.keys(modules).toSorted(),
    ]);
  });
  expect(Object.fromEntries(scopes)).toEqual({
    default: ['react', 'react-dom'],
    'customer-kit': expect.arrayContaining(['@customer-kit/kit@0', 'react', 'react-dom', 'react-dom/client']),
  });
});

interface Instance {
  name: string;
  shareScopeMap: Record<string, object>;
}
