import type { Page } from 'playwright';

/** Every page of the portal, by its route. */
export const portalPages = ['customers', 'two-clerks', 'breaking-things', 'news', 'calendar'] as const;

/** The visitor's choices of an earlier visit; to be done before the page opens. */
export const withSettings = (settings: object) => (page: Page) =>
  page.addInitScript((text) => localStorage.setItem('portal.settings', text), JSON.stringify(settings));

/** Waits until the page of this route shows its customers, where it has any. */
export async function ready(page: Page, route: (typeof portalPages)[number]): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (route !== 'news' && route !== 'calendar') await page.getByRole('gridcell').first().waitFor();
  if (route === 'two-clerks') {
    await page.getByRole('region', { name: 'Tomasz Wilk', exact: true }).getByRole('gridcell').first().waitFor();
  }
}
