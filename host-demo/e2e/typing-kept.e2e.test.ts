// A clerk's typing outlives what happens to browsers: reloads, crashes, other tabs, Back, signing out, no network.
import type { Locator, Page, Route } from 'playwright';
import { expect, inject } from 'vitest';
import { getCustomers, givenCustomer, rowOf, searchFor, signedIn } from './customers-on-page.ts';
import { test } from './open-page.ts';

const editor = (page: Page) => page.getByRole('dialog', { name: 'Edit customer' });
const newCustomer = (page: Page) => page.getByRole('dialog', { name: 'New customer' });
const text = (form: Locator, name: string) => form.getByRole('textbox', { name, exact: true });
const press = (form: Locator, name: string) => form.getByRole('button', { name, exact: true }).click();
const offer = (form: Locator) =>
  form.getByText(/^(You have unsaved changes from|You have an unsaved new customer from)/);

async function openEditor(page: Page, email: string): Promise<Locator> {
  await searchFor(page, email);
  await rowOf(page, email).getByRole('button', { name: /^Edit/ }).click();
  await expect.poll(() => text(editor(page), 'E-mail').inputValue()).toBe(email);
  return editor(page);
}

async function openNew(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New customer' }).click();
  await text(newCustomer(page), 'Name').waitFor();
  return newCustomer(page);
}

/** The renderer dies, as when the system kills it: no event of the page runs. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** What the API's next request of this kind meets, until it is taken away. */
async function intercept(page: Page, method: string, handler: (route: Route) => Promise<unknown>) {
  const url = `${inject('endpoints').api}/customers**`;
  const meet = (route: Route) => (route.request().method() === method ? handler(route) : route.fallback());
  await page.route(url, meet);
  return () => page.unroute(url, meet);
}

const stored = async (id: string) => {
  const { api } = inject('endpoints');
  const response = await fetch(`${api}/customers/${id}`, { headers: await signedIn(api) });
  return (await response.json()) as object;
};

test('two tabs edit one customer: the second to save sees both values, and no field is lost', async ({ openPage }) => {
  const { id, email } = await givenCustomer({ name: 'Abel Two', email: 'two.tabs@kept.test', company: 'Before' });
  const first = await openPage('/plain/', { expected: /status of 412/ });
  const second = await first.context().newPage();
  await second.goto(first.url());
  const [one, two] = [await openEditor(first, email), await openEditor(second, email)];

  await text(one, 'Company').fill('Company of the first');
  await text(one, 'Phone').fill('+46 8 111');
  await press(one, 'Save changes');
  await one.waitFor({ state: 'detached' });

  await text(two, 'Company').fill('Company of the second');
  await text(two, 'Notes').fill('Note of the second');
  await press(two, 'Save changes');
  const choice = two.getByRole('group', { name: 'Company' });
  await choice.getByText('Company of the first').waitFor();
  await choice.getByText('Company of the second').waitFor();
  await expect.poll(() => text(two, 'Phone').inputValue()).toBe('+46 8 111');
  await choice.getByRole('radio', { name: /^Theirs/ }).click();
  await press(two, 'Save changes');
  await two.waitFor({ state: 'detached' });

  expect(await stored(id)).toMatchObject({
    company: 'Company of the first',
    phone: '+46 8 111',
    notes: 'Note of the second',
    version: 3,
  });
});

test('a tab that crashed: its typing is offered in the next one, and not while it still lives', async ({
  openPage,
}) => {
  const { id, email } = await givenCustomer({ name: 'Abel Crash', email: 'crash@kept.test' });
  const first = await openPage('/plain/');
  await text(await openEditor(first, email), 'Company').fill('Typed before the crash');
  await expect.poll(() => first.evaluate(() => JSON.stringify(localStorage))).toContain('Typed before the crash');

  const second = await first.context().newPage();
  await second.goto(first.url());
  const beside = await openEditor(second, email);
  await text(beside, 'Notes').fill('Typed beside it');
  await text(beside, 'Notes').fill('');
  expect(await offer(beside).count()).toBe(0);
  await press(beside, 'Cancel');

  await crash(first);
  const form = await openEditor(second, email);
  await offer(form).waitFor();
  await press(form, 'Continue');
  expect(await text(form, 'Company').inputValue()).toBe('Typed before the crash');
  await press(form, 'Save changes');
  await form.waitFor({ state: 'detached' });
  expect(await stored(id)).toMatchObject({ company: 'Typed before the crash', version: 2 });
  expect(await second.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':draft:')))).toEqual([]);
});

test('a creation whose answer got lost, then a reload: saved again it makes one customer', async ({ openPage }) => {
  const page = await openPage('/plain/', { expected: /Failed to load resource/ });
  const form = await openNew(page);
  await text(form, 'Name').fill('Abel Once');
  await text(form, 'E-mail').fill('once@kept.test');
  const mend = await intercept(page, 'POST', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await press(form, 'Create customer');
  await form.getByText('Not saved').waitFor();
  const { items } = await getCustomers('email=once@kept.test');
  expect(items).toHaveLength(1);

  await mend();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('A new customer is not saved yet: Abel Once').waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const again = newCustomer(page);
  await press(again, 'Continue');
  expect(await text(again, 'Name').inputValue()).toBe('Abel Once');
  await press(again, 'Create customer');
  await again.waitFor({ state: 'detached' });
  expect((await getCustomers('email=once@kept.test')).items).toEqual(items);
});

test('signed out in the middle of a save: signed in again, the same save succeeds once', async ({ openPage }) => {
  const { id, email } = await givenCustomer({ name: 'Abel Out', email: 'out@kept.test' });
  const page = await openPage('/plain/', { expected: /status of 401/ });
  const form = await openEditor(page, email);
  await text(form, 'Company').fill('Typed by somebody signed out');
  const asked = await page.evaluateHandle(() => {
    const events: string[] = [];
    document.addEventListener('customer-auth-required', (event) => events.push(event.type));
    return events;
  });
  const signIn = await intercept(page, 'PUT', (route) => {
    const { authorization: _, ...headers } = route.request().headers();
    return route.continue({ headers });
  });
  await press(form, 'Save changes');
  await form.getByText('You are signed out. Sign in and try again.').waitFor();
  expect(await asked.jsonValue()).toHaveLength(1);
  await press(form, 'Sign in');
  expect(await asked.jsonValue()).toHaveLength(2);
  expect(await text(form, 'Company').inputValue()).toBe('Typed by somebody signed out');

  await signIn();
  await press(form, 'Save changes');
  await form.waitFor({ state: 'detached' });
  expect(await stored(id)).toMatchObject({ company: 'Typed by somebody signed out', version: 2 });
});

test('offline in the middle of a save: it is saved once the network is back', async ({ openPage }) => {
  const { id, email } = await givenCustomer({ name: 'Abel Off', email: 'offline@kept.test' });
  const page = await openPage('/plain/', { expected: /Failed to load resource/ });
  const form = await openEditor(page, email);
  await text(form, 'Company').fill('Typed without a network');
  await page.context().setOffline(true);
  await press(form, 'Save changes');
  await form.getByText(/You are offline/).waitFor();
  await page.context().setOffline(false);
  await form.waitFor({ state: 'detached' });
  expect(await stored(id)).toMatchObject({ company: 'Typed without a network', version: 2 });
});

test('Back asks first, and goes back once the changes are discarded', async ({ openPage }) => {
  const page = await openPage('/');
  await page.goto(`${page.url()}#/news`);
  await page.goto(`${page.url().replace('#/news', '')}#/customers`);
  const form = await openNew(page);
  await text(form, 'Name').fill('Abel Back');
  const entries = await page.evaluate(() => history.length);

  await page.evaluate(() => history.back());
  await form.getByText('Discard your changes?').waitFor();
  expect(new URL(page.url()).hash).toBe('#/customers');
  await press(form, 'Keep editing');
  expect(await text(form, 'Name').inputValue()).toBe('Abel Back');
  await text(form, 'Company').fill('Typed on');

  await page.evaluate(() => history.back());
  await press(form, 'Discard changes');
  await expect.poll(() => new URL(page.url()).hash).toBe('#/news');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});
