import { describe, expect } from 'vitest';
import { getCustomers, givenCustomer, rowOf, searchField, searchFor } from './customers-on-page.ts';
import { test } from './open-page.ts';

describe.each([
  ['portal', '/'],
  ['plain page', '/plain/'],
])('on the %s', (host, path) => {
  const unique = host.replaceAll(' ', '-');

  test('seeded customers scroll to the last one', async ({ openPage }) => {
    const page = await openPage(path);
    await page.getByRole('row').nth(1).click({ trial: true });
    await page.getByRole('row').nth(1).focus();

    const count = page.getByText(/^[\d,]+ customers$/).first();
    await expect
      .poll(
        async () => {
          await page.keyboard.press('End');
          return count.count();
        },
        { timeout: 30_000, interval: 100 },
      )
      .toBe(1);
    expect(Number((await count.innerText()).replace(/\D/g, ''))).toBeGreaterThanOrEqual(1_000);

    const { items } = await getCustomers('sort=-name&limit=1');
    await page.keyboard.press('End');
    await rowOf(page, items[0]?.email ?? '').waitFor();
    expect(await page.getByRole('row').count()).toBeLessThanOrEqual(60);
  });

  test('a customer is created, found, corrected and deleted, and each lasts beyond a reload', async ({ openPage }) => {
    const email = `aafke.angstrom@${unique}.test`;
    const row = (): ReturnType<typeof rowOf> => rowOf(page, email);
    const page = await openPage(path);
    // Others have this name too: where among them the list has the row is chance.
    const reload = async () => {
      await page.reload();
      await searchFor(page, email);
    };

    await page.getByRole('button', { name: 'New customer' }).click();
    const form = page.getByRole('dialog', { name: 'New customer' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Aafke Ångström');
    await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await form.getByRole('textbox', { name: 'Company' }).fill('Kvarnholmen AB');
    await form.getByRole('button', { name: 'Create customer' }).click();
    await row().waitFor();
    await reload();
    await row().getByText('Aafke Ångström').waitFor();

    for (const text of ['Ångs', 'angstr', 'AAFKE ang', email, 'kvarnh']) {
      await searchFor(page, text);
      await page
        .getByText(/^[1-9]\d* found/)
        .first()
        .waitFor();
      await row().waitFor();
    }

    await row().getByRole('button', { name: 'Edit Aafke Ångström' }).click();
    const editor = page.getByRole('dialog', { name: 'Edit customer' });
    await editor.getByRole('textbox', { name: 'Company' }).fill('Saltsjö Rederi AB');
    await editor.getByRole('button', { name: 'Save changes' }).click();
    await editor.waitFor({ state: 'detached' });
    await reload();
    await row().getByText('Saltsjö Rederi AB').waitFor();

    await row().getByRole('button', { name: 'Delete Aafke Ångström' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('Aafke Ångström').first().waitFor();
    await question.getByRole('button', { name: 'Delete' }).click();
    await row().waitFor({ state: 'detached' });
    await reload();
    await page
      .getByText(/Nothing found for/)
      .first()
      .waitFor();
    expect(await row().count()).toBe(0);
    expect((await getCustomers(`email=${email}`)).items).toEqual([]);
  });

  test('an address somebody else has is refused at its field', async ({ openPage }) => {
    const email = `taken@${unique}.test`;
    await givenCustomer({ name: 'Aadil Taken', email });
    const page = await openPage(path, { expected: /status of 409/ });
    await page.getByRole('button', { name: 'New customer' }).click();
    const form = page.getByRole('dialog', { name: 'New customer' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Aada Late');
    await form.getByRole('textbox', { name: 'E-mail' }).fill(email.toUpperCase());
    await form.getByRole('button', { name: 'Create customer' }).click();
    await form.getByText('Another customer already has this e-mail address.').first().waitFor();
    expect((await getCustomers('q=aada late')).items).toEqual([]);
  });

  test('a search that finds nothing says so and is cleared again', async ({ openPage }) => {
    const page = await openPage(path);
    await page.getByRole('row').nth(1).waitFor();
    await searchFor(page, 'zzyzx qqq');
    await page.getByText(/Nothing found for “.*zzyzx qqq.*”/).waitFor();
    await searchField(page).press('Escape');
    await page.getByRole('row').nth(1).waitFor();
  });
});
