import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { rowOf, searchField, storedCustomer } from './customers-on-page.ts';
import { test } from './open-page.ts';

async function isFocused(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false;
  return target
    .first()
    .evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
}

/** Presses Tab until it is there, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${String(target)}`);
}

const becomesFocused = (target: Locator) => expect.poll(() => isFocused(target)).toBe(true);

test('the keyboard alone creates, finds, corrects, deletes and brings back a customer', async ({ openPage }) => {
  const email = 'keys@keyboard.test';
  const page = await openPage('/');
  await page.getByRole('row').nth(1).waitFor();
  const { keyboard } = page;

  await tabTo(page, page.getByRole('button', { name: 'New customer' }));
  await keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'New customer' });
  await becomesFocused(form.getByRole('textbox', { name: 'Name' }));
  await keyboard.type('Aarau Keys');
  await tabTo(page, form.getByRole('textbox', { name: 'E-mail' }));
  await keyboard.type(email);
  await keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });

  await keyboard.press('/');
  await becomesFocused(searchField(page));
  await keyboard.type('aarau ke');
  await keyboard.press('Enter');
  const row = rowOf(page, email);
  await becomesFocused(row);
  await keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Edit customer' });
  await becomesFocused(editor.getByRole('textbox', { name: 'Name' }));
  await tabTo(page, editor.getByRole('textbox', { name: 'Company' }));
  await keyboard.type('Keys AG');
  await keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  expect(await storedCustomer(email)).toMatchObject({ name: 'Aarau Keys', company: 'Keys AG', version: 2 });

  await becomesFocused(row);
  await keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await becomesFocused(question.getByRole('button', { name: 'Cancel' }));
  await tabTo(page, question.getByRole('button', { name: 'Delete' }));
  await keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  expect(await row.count()).toBe(0);

  await tabTo(page, page.getByRole('button', { name: /^Undo/ }));
  await keyboard.press('Enter');
  await row.waitFor();
  expect(await storedCustomer(email)).toMatchObject({ company: 'Keys AG', version: 4 });
});

test('/ and Down go from the list to the search and back, to the row they came from', async ({ openPage }) => {
  const page = await openPage('/');
  const rows = page.getByRole('row');
  await rows.nth(1).waitFor();
  const { keyboard } = page;

  await keyboard.press('/');
  await becomesFocused(searchField(page));
  await keyboard.press('ArrowDown');
  await becomesFocused(rows.nth(1));
  await keyboard.press('ArrowUp');
  await becomesFocused(rows.nth(1));
  await keyboard.press('ArrowDown');
  await keyboard.press('/');
  await becomesFocused(searchField(page));
  await keyboard.press('ArrowDown');
  await becomesFocused(rows.nth(2));
});
