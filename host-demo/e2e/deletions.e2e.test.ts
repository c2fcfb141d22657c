import { problemBody } from '@customer-kit/contract';
import { expect, inject } from 'vitest';
import { getCustomers, givenCustomer, rowOf, searchFor, storedCustomer } from './customers-on-page.ts';
import { test } from './open-page.ts';

test('who was deleted in a tab that is closed comes back from the recently deleted', async ({ openPage }) => {
  const { email, name } = await givenCustomer({
    name: 'Abakan Restored',
    email: 'restored@deletions.test',
    notes: 'Keeps this.',
  });
  const first = await openPage('/');
  await searchFor(first, name);
  await rowOf(first, email)
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await first.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await first.getByText(`${name} was deleted.`).first().waitFor();
  const context = first.context();
  await first.close();
  expect((await getCustomers(`email=${email}`)).items).toEqual([]);

  const page = await context.newPage();
  await page.goto(inject('endpoints').portal);
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Recently deleted' }).click();
  await page.getByRole('button', { name: `Restore ${name}` }).click();
  await page.getByText(`${name} is restored.`).first().waitFor();
  await page.getByRole('button', { name: 'All customers' }).click();
  await searchFor(page, name);
  await rowOf(page, email).waitFor();
  expect(await storedCustomer(email)).toMatchObject({ name, notes: 'Keeps this.', version: 3 });
});

test('of 200 deleted at once the 10 that are refused stay, each with its reason, until tried again', async ({
  openPage,
}) => {
  const count = 200;
  const created = [];
  for (let from = 0; from < count; from += 10) {
    const some = Array.from({ length: 10 }, (_, index) => String(from + index).padStart(3, '0'));
    const batch = some.map((n) => givenCustomer({ name: `Abbeville ${n}`, email: `bulk.${n}@deletions.test` }));
    created.push(...(await Promise.all(batch)));
  }
  const refused = created.filter((_, index) => index % 20 === 7);
  expect(refused).toHaveLength(10);

  const page = await openPage('/plain/', { expected: /status of 403/ });
  await searchFor(page, 'abbeville');
  const found = page.getByText(`${count} found`).first();
  await rowOf(page, 'bulk.000@').focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return found.count();
    })
    .toBe(1);

  const ids = new Set(refused.map(({ id }) => id));
  const deletions = (url: URL) => ids.has(url.pathname.split('/').at(-1) ?? '');
  await page.route(deletions, (route) =>
    route.request().method() === 'DELETE'
      ? route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          headers: { 'access-control-allow-origin': '*' },
          body: JSON.stringify(problemBody('access-denied')),
        })
      : route.fallback(),
  );
  await page.getByRole('checkbox', { name: 'Select all loaded rows' }).check();
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: `Delete ${count} customers` }).click();

  await dialog.getByText('10 customers were not deleted').waitFor({ timeout: 45_000 });
  const told = await dialog.innerText();
  expect(told).toContain('You are not allowed to do this.');
  expect(new Set(told.match(/Abbeville \d+/g))).toEqual(new Set(refused.map(({ name }) => name)));
  const { items: left } = await getCustomers('q=abbeville&limit=100');
  expect(new Set(left.map(({ id }) => id))).toEqual(ids);

  await page.unroute(deletions);
  await dialog.getByRole('button', { name: 'Try 10 again' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await getCustomers('q=abbeville&limit=100')).items).toEqual([]);
});
