import type { FrameLocator, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { getCustomers, rowOf, searchFor, searchInVain } from './customers-on-page.ts';

/** One customer is created, found, corrected, deleted and brought back, by whoever can see the four widgets. */
export async function customerJourney(page: Page | FrameLocator | Locator, email: string): Promise<void> {
  const name = 'Aafke Ångström';
  const row = rowOf(page, email);
  await page.getByRole('row').nth(1).waitFor();

  await searchInVain(page, email);
  await page.getByRole('button', { name: 'New customer' }).click();
  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await form.getByRole('button', { name: 'Create customer' }).click();
  await row.waitFor();

  await searchInVain(page, `nobody ${email}`);
  await searchFor(page, `angstr ${email}`);
  await page
    .getByText(/^1 found/)
    .first()
    .waitFor();

  await row.getByRole('button', { name: `Edit ${name}` }).click();
  const editor = page.getByRole('dialog', { name: 'Edit customer' });
  await editor.getByRole('textbox', { name: 'Company' }).fill('Saltsjö Rederi AB');
  await editor.getByRole('button', { name: 'Save changes' }).click();
  await row.getByText('Saltsjö Rederi AB').waitFor();

  await row.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.getByText('Saltsjö Rederi AB').waitFor();
  expect((await getCustomers(`email=${email}`)).items).toMatchObject([{ name, company: 'Saltsjö Rederi AB' }]);
}
