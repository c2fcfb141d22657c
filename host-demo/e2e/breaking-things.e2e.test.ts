import type { Page } from 'playwright';
import { expect } from 'vitest';
import { found, getCustomers, givenCustomer, rowOf, searchFor, searchInVain } from './customers-on-page.ts';
import { test } from './open-page.ts';

/** What the browser says of a token that the real API refuses. The page makes all else up, so nothing reaches the console. */
const expected = /the server responded with a status of 401/;

async function goWrong(page: Page, what: string): Promise<void> {
  await page.getByRole('radio', { name: what }).check();
}

/** How requests ended that the page lists, newest first. */
async function outcomes(page: Page, request: RegExp): Promise<string[]> {
  const lines = await page.getByRole('listitem').allInnerTexts();
  return lines.filter((line) => request.test(line)).map((line) => line.trim().split('\n').at(-1) ?? '');
}

async function outcomesBecome(page: Page, request: RegExp, expectedOutcomes: string[]): Promise<void> {
  await expect.poll(() => outcomes(page, request)).toEqual(expectedOutcomes);
}

async function beginCustomer(page: Page, name: string, email: string): Promise<void> {
  await page.getByRole('button', { name: 'New customer' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
}

const create = (page: Page) => page.getByRole('button', { name: 'Create customer' }).click();

test('a request that was told to come back comes back', async ({ openPage }) => {
  const { email } = await givenCustomer({ name: 'Aarhus Patient', email: 'patient@breaking.test' });
  const page = await openPage('/#/breaking-things');
  await page.getByRole('row').nth(1).waitFor();
  await goWrong(page, 'Too many requests');
  await searchFor(page, 'aarhus patient');
  await outcomesBecome(page, /q=aarhus\+patient/, ['200', '429']);
  await rowOf(page, email).waitFor();
});

test('one failed answer in three is not noticed', async ({ openPage }) => {
  const { email } = await givenCustomer({ name: 'Aarhus Third', email: 'third@breaking.test' });
  const page = await openPage('/#/breaking-things');
  await page.getByRole('row').nth(1).waitFor();
  await goWrong(page, 'One in three fails');
  for (const text of ['aarhus', 'aarhus t', 'aarhus th', 'aarhus thi']) {
    await searchFor(page, text);
    await expect.poll(() => outcomes(page, new RegExp(`q=${text.replace(' ', '\\+')}\n`))).toContain('200');
    await rowOf(page, email).waitFor();
  }
  expect(await outcomes(page, /GET/)).toContain('503');
});

test('an expired token is renewed unnoticed', async ({ openPage }) => {
  const { email } = await givenCustomer({ name: 'Aarhus Renewed', email: 'renewed@breaking.test' });
  const page = await openPage('/#/breaking-things', { expected });
  await page.getByRole('row').nth(1).waitFor();
  await goWrong(page, 'The token expires');
  await searchFor(page, 'aarhus renewed');
  await outcomesBecome(page, /q=aarhus\+renewed/, ['200', '401']);
  await rowOf(page, email).waitFor();
});

test('what could not be read while signed out is read by itself after signing in', async ({ openPage }) => {
  const { email, name } = await givenCustomer({ name: 'Aarhus Unread', email: 'unread@breaking.test' });
  const page = await openPage('/#/breaking-things', { expected });
  await page.getByRole('row').nth(1).waitFor();
  await goWrong(page, 'Signed out');
  await searchFor(page, name);
  const question = page.getByRole('dialog', { name: 'You are signed out.' });
  await question.getByRole('button', { name: 'Sign in' }).click();
  await found(page, name);
  await rowOf(page, email).waitFor();

  await goWrong(page, 'Signed out');
  await rowOf(page, email)
    .getByRole('button', { name: `Edit ${name}` })
    .click();
  await question.getByRole('button', { name: 'Sign in' }).click();
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.waitFor();
  expect(await field.inputValue()).toBe(name);
});

test('a save while signed out keeps what was typed, and succeeds once after signing in', async ({ openPage }) => {
  const email = 'later@breaking.test';
  const page = await openPage('/#/breaking-things', { expected });
  await searchInVain(page, email);
  await goWrong(page, 'Signed out');
  await beginCustomer(page, 'Aarhus Later', email);
  await create(page);
  await page.getByRole('dialog', { name: 'You are signed out.' }).getByRole('button', { name: 'Sign in' }).click();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Aarhus Later');
  await create(page);
  await rowOf(page, email).waitFor();
  expect((await getCustomers(`email=${email}`)).items).toMatchObject([{ name: 'Aarhus Later', version: 1 }]);
});

test('a save that the server fails keeps what was typed, and succeeds once later', async ({ openPage }) => {
  const email = 'failed@breaking.test';
  const page = await openPage('/#/breaking-things');
  await searchInVain(page, email);
  await goWrong(page, 'The server fails');
  await beginCustomer(page, 'Aarhus Failed', email);
  await create(page);
  await page.getByText('Not saved').waitFor();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Aarhus Failed');
  await goWrong(page, 'Nothing');
  await create(page);
  await rowOf(page, email).waitFor();
  expect((await getCustomers(`email=${email}`)).items).toMatchObject([{ name: 'Aarhus Failed', version: 1 }]);
});

test('offline, the list keeps its rows and a save goes out by itself when the network is back', async ({
  openPage,
}) => {
  const kept = await givenCustomer({ name: 'Aarhus Offing', email: 'offing@breaking.test' });
  const email = 'offline@breaking.test';
  const page = await openPage('/#/breaking-things');
  await searchFor(page, 'aarhus off');
  await found(page, 'aarhus off');
  await rowOf(page, kept.email).waitFor();
  await goWrong(page, 'Offline');
  await page.getByText('You are offline').first().waitFor();
  await rowOf(page, kept.email).waitFor();
  await beginCustomer(page, 'Aarhus Offline', email);
  await create(page);
  await page.getByText('It is saved by itself as soon as you are online again.').waitFor();
  await goWrong(page, 'Nothing');
  await rowOf(page, email).waitFor();
  expect((await getCustomers(`email=${email}`)).items).toMatchObject([{ name: 'Aarhus Offline', version: 1 }]);
});

test('a request that nobody waits for any more is given up', async ({ openPage }) => {
  const { email, name } = await givenCustomer({ name: 'Aarhus Silent', email: 'silent@breaking.test' });
  const page = await openPage('/#/breaking-things');
  await searchFor(page, name);
  await found(page, name);
  await rowOf(page, email).waitFor();
  await goWrong(page, 'No answer');
  await rowOf(page, email)
    .getByRole('button', { name: `Edit ${name}` })
    .click();
  await page.getByRole('region', { name: 'Edit customer' }).getByRole('button', { name: 'Close' }).first().click();
  await outcomesBecome(page, /customers\/[0-9a-f-]{36}/, ['given up']);
});
