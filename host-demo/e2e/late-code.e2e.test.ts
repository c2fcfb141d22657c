/** Code that a widget fetches when it is first needed comes late, or not: a network that is gone, a CDN that fails. */
import type { Page } from 'playwright';
import { expect, inject, onTestFinished } from 'vitest';
import { hold } from './loader-page.ts';
import { test } from './open-page.ts';
import { serveWidgetPage } from './widget-page.ts';

const late = '**/mount-tools.js*';

/** What a browser writes on the console then, and the list. */
const expected = /Failed to load resource|ChunkLoadError|Loading chunk/;

/** The address of a page with a widget. */
async function serve(widget: 'customer-list' | 'customer-form'): Promise<string> {
  const { cdn } = inject('endpoints');
  const host = await serveWidgetPage(
    (api) => `<script type="module" src="${cdn}/embed.js" data-api="${api}"></script>`,
  );
  onTestFinished(host.stop);
  return `${host.url}/${widget}`;
}

const prepare = (page: Page) => page.route(late, (route) => route.abort());

const listOf = (page: Page) => {
  const list = page.locator('customer-list');
  return {
    more: list.getByRole('button', { name: 'More' }),
    menu: list.getByRole('group', { name: 'More' }),
    box: list.getByRole('checkbox').nth(1),
    notice: list.getByRole('alert').filter({ hasText: 'This part could not be loaded.' }),
    again: list.getByRole('button', { name: 'Try again' }),
  };
};

/** A press of the button asks the CDN. */
async function asks(page: Page, press: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForRequest(late), press()]);
}

test('the menu: says so, and comes by Try again or another press of its button', async ({ openPage }) => {
  const page = await openPage(await serve('customer-list'), { expected, prepare });
  const { more, menu, notice, again } = listOf(page);
  await asks(page, () => more.click());
  await notice.waitFor();
  await asks(page, () => more.click());
  await notice.waitFor();
  await asks(page, () => again.click());
  await notice.waitFor();
  await page.unroute(late);
  await again.click();
  await menu.waitFor();
  expect(await notice.count()).toBe(0);
});

test('the selection bar: rows are selected meanwhile, and the next selection tries again', async ({ openPage }) => {
  const page = await openPage(await serve('customer-list'), { expected, prepare });
  const { box, notice } = listOf(page);
  await asks(page, () => box.check());
  await notice.waitFor();
  expect(await box.isChecked()).toBe(true);
  await box.uncheck();
  await notice.waitFor({ state: 'detached' });
  await page.unroute(late);
  await asks(page, () => box.check());
  await page.getByRole('toolbar', { name: 'Selected customers' }).waitFor();
});

test('a form: the name of a new customer is typed while its fields are on their way, and nothing of it is lost', async ({
  openPage,
}) => {
  const page = await openPage(await serve('customer-form'));
  const release = await hold(page, '**/mount-session.js*');
  await page.evaluate(() => document.querySelector('customer-form')?.setAttribute('open', ''));
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.waitFor();
  await page.keyboard.type('Jane ');
  release();
  await page.getByRole('textbox', { name: 'Notes' }).waitFor();
  await page.keyboard.type('Doe');
  expect(await name.inputValue()).toBe('Jane Doe');
});

test('a form: an input method composes the name undisturbed while the fields come', async ({ openPage }) => {
  const page = await openPage(await serve('customer-form'));
  const release = await hold(page, '**/mount-session.js*');
  await page.evaluate(() => document.querySelector('customer-form')?.setAttribute('open', ''));
  const name = page.getByRole('textbox', { name: 'Name' });
  const notes = page.getByRole('textbox', { name: 'Notes' });
  await name.waitFor();
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('や');
  const arrived = page.waitForResponse('**/mount-session.js*');
  release();
  await (await arrived).finished();
  await compose('やまだ');
  expect(await name.inputValue()).toBe('やまだ');
  await keyboard.send('Input.insertText', { text: '山田' });
  await notes.waitFor();
  expect(await name.inputValue()).toBe('山田');
});
