import { describe, expect } from 'vitest';
import { getCustomers, givenCustomer, rowOf, searchField, searchFor, searchInVain } from './customers-on-page.ts';
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
    // Nobody else has this name, whichever tests ran before: a search for a part of it shows one row.
    const name = 'Aatto Ångqvist';
    const email = `aatto@${unique}.test`;
    const row = (): ReturnType<typeof rowOf> => rowOf(page, email);
    const page = await openPage(path);
    const reload = async () => {
      await page.reload();
      await searchFor(page, email);
    };

    await searchInVain(page, email);
    await page.getByRole('button', { name: 'New customer' }).click();
    const form = page.getByRole('dialog', { name: 'New customer' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await form.getByRole('textbox', { name: 'Company' }).fill('Kvarnholmen AB');
    await form.getByRole('button', { name: 'Create customer' }).click();
    await row().waitFor();
    await reload();
    await row().getByText(name).waitFor();

    for (const text of ['Ångq', 'angqv', 'AATTO ang', email, 'kvarnh']) {
      await searchInVain(page, `nobody ${text}`);
      await searchFor(page, text);
      await row().waitFor();
    }

    await row()
      .getByRole('button', { name: `Edit ${name}` })
      .click();
    const editor = page.getByRole('dialog', { name: 'Edit customer' });
    await editor.getByRole('textbox', { name: 'Company' }).fill('Saltsjö Rederi AB');
    await editor.getByRole('button', { name: 'Save changes' }).click();
    await editor.waitFor({ state: 'detached' });
    await reload();
    await row().getByText('Saltsjö Rederi AB').waitFor();

    await row()
      .getByRole('button', { name: `Delete ${name}` })
      .click();
    const question = page.getByRole('alertdialog');
    await question.getByText(name).first().waitFor();
    await question.getByRole('button', { name: 'Delete' }).click();
    // The row goes at once; the question when the server has answered.
    await question.waitFor({ state: 'detached' });
    expect(await row().count()).toBe(0);
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
