import { expect, inject } from 'vitest';
import { getCustomers, givenCustomer, rowOf, searchFor } from './customers-on-page.ts';
import { test } from './open-page.ts';

/** The portal's address with a search in it: which rows all customers begin with depends on those that other tests left. */
const searching = (name: string, api = '') => `/?q=${encodeURIComponent(name)}${api && `&api=${api}`}`;

test('the portal answers itself when told to use samples, and keeps that choice', async ({ openPage }) => {
  const { name } = await givenCustomer({ name: 'Aaboukir Real', email: 'real@portal.test' });
  const page = await openPage(searching(name));
  const nobody = page.getByText(/^Nothing found for/).first();
  await rowOf(page, 'real@portal.test').waitFor();

  await page.getByRole('button', { name: 'Customer data' }).click();
  await page.getByRole('radio', { name: 'Samples in this browser' }).check();
  await nobody.waitFor();
  await page.reload();
  await nobody.waitFor();
  expect(new URL(page.url()).searchParams.get('api')).toBe('mock');
});

test('that samples are prepared is said in a region that was there before', async ({ openPage }) => {
  const page = await openPage('/?api=mock', {
    locale: 'en',
    prepare: (opening) =>
      opening.addInitScript(() => {
        navigator.serviceWorker.register = () => new Promise(() => {});
        const texts: (string | null)[] = [];
        Object.assign(globalThis, { textsThatCameWithTheirRegion: texts });
        new MutationObserver((changes) => {
          for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
            if (!(added instanceof Element)) continue;
            const regions = [added, ...added.querySelectorAll('*')].filter((element) => element.role === 'status');
            texts.push(...regions.map(({ textContent }) => textContent));
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  });
  await page.getByRole('status').getByText('Preparing sample data').waitFor();
  const texts = await page.evaluate(() => Reflect.get(globalThis, 'textsThatCameWithTheirRegion') as string[]);
  expect(texts.map((text) => text.trim())).toEqual(['']);
});

test('a browser whose languages are no language tags has the portal in English', async ({ openPage }) => {
  const page = await openPage('/?api=mock', {
    prepare: (opening) =>
      opening.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: ['C', 'en-US@posix'] })),
  });
  await page.getByRole('row').nth(3).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('what a link chooses is not kept', async ({ openPage }) => {
  const { email, name } = await givenCustomer({ name: 'Aaboukir Passing', email: 'passing@portal.test' });
  const page = await openPage(searching(name, 'mock'));
  await page
    .getByText(/^Nothing found for/)
    .first()
    .waitFor();
  await page.goto(inject('endpoints').portal + searching(name));
  await rowOf(page, email).waitFor();
});

test.for([
  ['that are no JSON', () => localStorage.setItem('portal.settings', '{"theme":')],
  [
    'of another form',
    () => localStorage.setItem('portal.settings', '{"theme":"pink","language":"x y","person":"toString"}'),
  ],
  ['that are null', () => localStorage.setItem('portal.settings', 'null')],
  [
    'that the browser blocks',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      }),
  ],
] as const)('with settings %s the portal has its own, and they can be changed', async ([, spoil], { openPage }) => {
  const page = await openPage('/', { prepare: (opening) => opening.addInitScript(spoil), locale: 'en' });
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'Display' }).click();
  expect(await page.getByRole('radio', { name: 'System' }).first().isChecked()).toBe(true);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await page.getByRole('heading', { name: 'Kunden' }).waitFor();
  await page.getByRole('button', { name: 'Kundendaten' }).click();
  await page.getByRole('radio', { name: 'Beispiele in diesem Browser' }).check();
  await expect.poll(() => new URL(page.url()).searchParams.get('api')).toBe('mock');
});

test('news and events are marked as English, their days as of the portal and by date', async ({ openPage }) => {
  const page = await openPage('/#/news', { locale: 'de' });
  const marks = (text: string) =>
    page.getByText(text).evaluate((element) => ({
      lang: element.closest('[lang]')?.getAttribute('lang'),
      date: element.closest('article, li')?.querySelector('time')?.dateTime,
      dateLang: element.closest('article, li')?.querySelector('time')?.closest('[lang]')?.getAttribute('lang'),
    }));
  const day = (fromToday: number) =>
    page.evaluate((days) => {
      const date = new Date();
      date.setDate(date.getDate() + days);
      const two = (part: number) => String(part).padStart(2, '0');
      return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    }, fromToday);
  await page.getByRole('heading', { name: 'The canteen opens at seven' }).waitFor();
  expect(await marks('The canteen opens')).toEqual({ lang: 'en', date: await day(-6), dateLang: 'de' });
  await page.goto(`${inject('endpoints').portal}/#/calendar`);
  await page.getByText('First aid refresher').waitFor();
  expect(await marks('First aid refresher')).toEqual({ lang: 'en', date: await day(2), dateLang: 'de' });
  expect(await marks('Hall 2')).toEqual({ lang: 'en', date: await day(2), dateLang: 'de' });
  await page.goto(`${inject('endpoints').portal}/#/`);
  await page.getByText('Forty gauges').waitFor();
  expect(await marks('Forty gauges')).toEqual({ lang: 'en', date: await day(-1), dateLang: 'de' });
  expect(await marks('Room Skagerrak')).toEqual({ lang: 'en', date: await day(1), dateLang: 'de' });
});

test('any API can be typed in; what is no address is refused', async ({ openPage }) => {
  const { name } = await givenCustomer({ name: 'Aabenraa Typed', email: 'typed@portal.test' });
  const page = await openPage(searching(name, 'mock'));
  await page.getByRole('button', { name: 'Customer data' }).click();
  const address = page.getByRole('textbox', { name: 'Address of the API' });
  await address.fill('intranet');
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('alert').getByText('https://').waitFor();

  await address.fill(inject('endpoints').api);
  await page.getByRole('button', { name: 'Connect' }).click();
  await rowOf(page, 'typed@portal.test').waitFor();
});

test('where the portal can sign nobody in, it says so and offers nothing that does nothing', async ({ openPage }) => {
  // Another address of the same API: tokens are had at the one that the portal knows.
  const other = inject('endpoints').api.replace('localhost', '127.0.0.1');
  const page = await openPage(`/?api=${encodeURIComponent(other)}`, { expected: /status of 401/ });
  const dialog = page.getByRole('dialog', { name: 'You are signed out.' });
  await dialog.getByText('cannot sign anybody in').waitFor();
  expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Not now']);
});

test('a portal that is not told where things are says that, and is no empty page', async ({ openPage }) => {
  const page = await openPage('/', {
    expected: /404|endpoints/,
    prepare: (opening) => opening.route('**/endpoints.json', (route) => route.fulfill({ status: 404 })),
  });
  await page.getByRole('alert').getByText('/endpoints.json answered 404').waitFor();
});

test('theme, language and density reach portal and widgets', async ({ openPage }) => {
  const page = await openPage('/', { colorScheme: 'light', locale: 'en' });
  await page.getByRole('row').nth(1).waitFor();
  const rowHeight = async () => (await page.getByRole('row').nth(1).boundingBox())?.height ?? 0;
  const comfortable = await rowHeight();

  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.getByText('Compact', { exact: true }).click();
  await expect.poll(rowHeight).toBeLessThan(comfortable);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ar');
  await page.getByRole('heading', { name: 'العملاء' }).waitFor();

  const look = () =>
    page.evaluate(() => {
      const widget = document.querySelector('[data-widget=customer-list]')?.shadowRoot?.querySelector('.ck');
      const styleOf = (element: Element) => {
        const { colorScheme, direction } = getComputedStyle(element);
        return { colorScheme, direction };
      };
      return { portal: styleOf(document.documentElement), widget: widget ? styleOf(widget) : undefined };
    });
  // The widgets turn when their texts have come.
  await expect.poll(look).toEqual({
    portal: { colorScheme: 'dark', direction: 'rtl' },
    widget: { colorScheme: 'dark', direction: 'rtl' },
  });
});

test('leaving the customers and coming back mounts the widgets again', async ({ openPage }) => {
  const page = await openPage('/');
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('link', { name: 'News', exact: true }).click();
  await page.getByRole('heading', { name: 'News', exact: true }).waitFor();
  expect(await page.getByRole('row').count()).toBe(0);
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('row').nth(1).waitFor();
});

test('a search is kept in the URL, and pages without a list open whom it finds', async ({ openPage }) => {
  const { email, name } = await givenCustomer({ name: 'Aabybro Linked', email: 'linked@portal.test' });
  const page = await openPage('/');
  await searchFor(page, 'aabybro linked');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('aabybro linked');
  await page.reload();
  await page.getByText('1 found').first().waitFor();
  await rowOf(page, email).waitFor();

  await page.getByRole('link', { name: 'News', exact: true }).click();
  await page.getByRole('heading', { name: 'News', exact: true }).waitFor();
  await searchFor(page, 'linked');
  await page.getByRole('option', { name }).click();
  const form = page.getByRole('dialog', { name: 'Edit customer' });
  await expect.poll(() => form.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe(email);
});

test('a viewer sees and cannot save, nobody sees nothing, and who signs in again goes on', async ({ openPage }) => {
  const { name } = await givenCustomer({ name: 'Aabybro Seen', email: 'seen@portal.test' });
  // What the browser itself says of each refusal.
  const page = await openPage(searching(name), { expected: /the server responded with a status of 40[13]/ });
  const become = async (person: string) => {
    await page.getByRole('button', { name: 'Signed in' }).click();
    await page.getByText(person, { exact: true }).click();
  };
  await rowOf(page, 'seen@portal.test').waitFor();

  const read = page.waitForResponse(/\/customers\?/);
  await become('Viewer');
  await read;
  await page.keyboard.press('Escape');
  await rowOf(page, 'seen@portal.test').waitFor();
  const refused = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.status() === 403,
  );
  await page.getByRole('button', { name: 'New customer' }).click();
  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Aabybro Unsaved');
  await form.getByRole('textbox', { name: 'E-mail' }).fill('unsaved@portal.test');
  await form.getByRole('button', { name: 'Create customer' }).click();
  expect((await (await refused).json()) as object).toMatchObject({ type: 'urn:customer-kit:problem:access-denied' });
  await form.getByRole('textbox', { name: 'Name' }).waitFor();
  expect((await getCustomers('email=unsaved@portal.test')).items).toEqual([]);

  await page.reload();
  const turnedAway = page.waitForResponse((response) => response.status() === 401);
  await become('Nobody');
  await turnedAway;
  await expect.poll(() => rowOf(page, 'seen@portal.test').count()).toBe(0);

  await page.getByRole('dialog', { name: 'You are signed out.' }).waitFor();
  await page.keyboard.press('Enter');
  await rowOf(page, 'seen@portal.test').waitFor();
});

test('a token that expires is renewed without anybody noticing', async ({ openPage }) => {
  const { email, name } = await givenCustomer({ name: 'Aachen Brief', email: 'brief@portal.test' });
  const page = await openPage(searching(name), { expected: /the server responded with a status of 401/ });
  await page.getByRole('button', { name: 'Signed in' }).click();
  await page.getByText('Editor, for 10 s', { exact: true }).click();
  await page.keyboard.press('Escape');
  await rowOf(page, email).waitFor();

  const statuses: number[] = [];
  page.on('response', (response) => statuses.push(response.status()));
  // A token lasts ten seconds: sooner or later one of these requests comes too late. Each is new, or a cache answers.
  let letters = 3;
  await expect
    .poll(
      async () => {
        await searchFor(page, 'aachen brief'.slice(0, letters++));
        await rowOf(page, email).waitFor();
        return statuses;
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toContain(401);
  await searchFor(page, 'aachen brief');
  await rowOf(page, email).getByText(name).waitFor();
});
