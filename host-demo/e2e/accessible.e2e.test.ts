import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { test } from './open-page.ts';
import { portalPages, ready, withSettings } from './portal-page.ts';

/** What WCAG 2.2 AA forbids, and what axe advises against, in words. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      // Two clerks have the same widgets; whose they are is told by the regions around them.
      rules: { 'landmark-unique': { enabled: false } },
    }),
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${String(target)}`));
}

describe.each([
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'ar' },
])('axe finds nothing, $theme, $language', (settings) => {
  test.for(portalPages)('on %s', async (path, { openPage }) => {
    const page = await openPage(`/#/${path}`, { prepare: withSettings(settings) });
    await ready(page, path);
    expect(await faults(page)).toEqual([]);
  });
});
