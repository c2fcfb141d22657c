import type { Locator, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { getCustomers, givenCustomer, rowOf, storedCustomer } from './customers-on-page.ts';
import { test } from './open-page.ts';

/** What the browser itself says of a save that came second. */
const refusedSave = /the server responded with a status of 412/;

function desk(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

async function openAt(place: Locator, name: string): Promise<Locator> {
  await place.getByRole('searchbox').fill(name);
  await place.getByRole('button', { name: `Edit ${name}` }).click();
  const form = place.getByRole('region', { name: 'Edit customer' });
  await form.getByRole('textbox', { name: 'Name' }).waitFor();
  return form;
}

const save = (form: Locator) => form.getByRole('button', { name: 'Save changes' }).click();

describe('two clerks on one page', () => {
  test('changes to different fields are both kept, and nobody is asked', async ({ openPage }) => {
    const { email, name } = await givenCustomer({ name: 'Aabenraa Merged', email: 'merged@clerks.test' });
    const page = await openPage('/#/two-clerks', { expected: refusedSave });
    const maren = await openAt(desk(page, 'Maren Okafor'), name);
    const tomasz = await openAt(desk(page, 'Tomasz Wilk'), name);

    await maren.getByRole('textbox', { name: 'Phone' }).fill('+45 74 61 00 00');
    await tomasz.getByRole('textbox', { name: 'Company' }).fill('Sønderjyllands Maskiner');
    await save(maren);
    await maren.waitFor({ state: 'detached' });
    await save(tomasz);
    await tomasz.waitFor({ state: 'detached' });

    expect(await storedCustomer(email)).toMatchObject({
      phone: '+45 74 61 00 00',
      company: 'Sønderjyllands Maskiner',
      version: 3,
    });
  });

  test('who saves the same field second sees both values and chooses', async ({ openPage }) => {
    const { email, name } = await givenCustomer({ name: 'Aabenraa Chosen', email: 'chosen@clerks.test' });
    const page = await openPage('/#/two-clerks', { expected: refusedSave });
    const maren = await openAt(desk(page, 'Maren Okafor'), name);
    const tomasz = await openAt(desk(page, 'Tomasz Wilk'), name);

    await maren.getByRole('textbox', { name: 'Company' }).fill('First ApS');
    await tomasz.getByRole('textbox', { name: 'Company' }).fill('Second ApS');
    await tomasz.getByRole('textbox', { name: 'Notes' }).fill('Rings back on Monday.');
    await save(maren);
    await maren.waitFor({ state: 'detached' });
    await save(tomasz);

    const conflict = tomasz.getByRole('group', { name: 'Company' });
    await conflict.getByText('First ApS').waitFor();
    await conflict.getByText('Second ApS').waitFor();
    await conflict.getByRole('radio', { name: 'Theirs' }).check();
    await save(tomasz);
    await tomasz.waitFor({ state: 'detached' });

    expect(await storedCustomer(email)).toMatchObject({
      company: 'First ApS',
      notes: 'Rings back on Monday.',
      version: 3,
    });
  });

  test('what was typed into a customer that is deleted meanwhile can become a new one', async ({ openPage }) => {
    const { email, name } = await givenCustomer({ name: 'Aabenraa Gone', email: 'gone@clerks.test' });
    const page = await openPage('/#/two-clerks', { expected: /status of 4(04|10)/ });
    const tomasz = await openAt(desk(page, 'Tomasz Wilk'), name);
    await tomasz.getByRole('textbox', { name: 'Company' }).fill('Still typed ApS');

    const maren = desk(page, 'Maren Okafor');
    await maren.getByRole('searchbox').fill(name);
    await maren.getByRole('button', { name: `Delete ${name}` }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Delete' }).click();
    // The row goes at once; the question when the server has answered.
    await question.waitFor({ state: 'detached' });
    expect(await rowOf(maren, email).count()).toBe(0);

    await save(tomasz);
    const anew = desk(page, 'Tomasz Wilk').getByRole('region', { name: 'New customer' });
    await anew.getByText('This customer no longer exists').waitFor();
    expect(await anew.getByRole('textbox', { name: 'Company' }).inputValue()).toBe('Still typed ApS');
    await anew.getByRole('button', { name: 'Create as new customer' }).click();
    await anew.waitFor({ state: 'detached' });
    expect(await storedCustomer(email)).toMatchObject({ company: 'Still typed ApS', version: 1 });
  });

  test('a link of the portal asks before typing is lost, and goes on when it may be', async ({ openPage }) => {
    const { name } = await givenCustomer({ name: 'Aabenraa Asked', email: 'asked@clerks.test' });
    const page = await openPage('/#/two-clerks');
    const form = await openAt(desk(page, 'Maren Okafor'), name);
    await form.getByRole('textbox', { name: 'Company' }).fill('Half a na');

    await page.getByRole('link', { name: 'News', exact: true }).click();
    await form.getByRole('button', { name: 'Keep editing' }).click();
    expect(await form.getByRole('textbox', { name: 'Company' }).inputValue()).toBe('Half a na');
    expect(new URL(page.url()).hash).toBe('#/two-clerks');

    await page.getByRole('link', { name: 'News', exact: true }).click();
    await form.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('heading', { name: 'News', exact: true }).waitFor();
  });

  test('a viewer beside an editor cannot save', async ({ openPage }) => {
    const { email, name } = await givenCustomer({ name: 'Aabenraa Viewed', email: 'viewed@clerks.test' });
    const page = await openPage('/#/two-clerks', { expected: /status of 403/ });
    const maren = desk(page, 'Maren Okafor');
    await maren.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
    await maren.getByRole('button', { name: 'New customer' }).click();
    await maren.getByRole('textbox', { name: 'Name' }).fill('Aabenraa Refused');
    await maren.getByRole('textbox', { name: 'E-mail' }).fill('refused@clerks.test');
    await maren.getByRole('button', { name: 'Create customer' }).click();
    await maren.getByText('You are not allowed to do this').waitFor();
    await maren.getByRole('searchbox').fill(name);
    await rowOf(maren, email).waitFor();
    expect((await getCustomers('email=refused@clerks.test')).items).toEqual([]);
  });
});
