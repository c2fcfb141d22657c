import { expect, inject } from 'vitest';
import { givenCustomer, rowOf } from './customers-on-page.ts';
import { test } from './open-page.ts';

test('the portal answers itself when told to use samples, and keeps that choice', async ({ openPage }) => {
  await givenCustomer({ name: 'Aaboukir Real', email: 'real@portal.test' });
  const page = await openPage('/');
  await rowOf(page, 'real@portal.test').waitFor();

  await page.getByRole('button', { name: 'Customer data' }).click();
  await page.getByRole('radio', { name: 'Samples in this browser' }).check();
  await rowOf(page, 'real@portal.test').waitFor({ state: 'detached' });
  await page
    .getByText(/loaded, more to come$/)
    .first()
    .waitFor();

  await page.reload();
  await page
    .getByText(/loaded, more to come$/)
    .first()
    .waitFor();
  expect(await rowOf(page, 'real@portal.test').count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('api')).toBe('mock');
});

test('any API can be typed in; what is no address is refused', async ({ openPage }) => {
  await givenCustomer({ name: 'Aabenraa Typed', email: 'typed@portal.test' });
  const page = await openPage('/?api=mock');
  await page.getByRole('button', { name: 'Customer data' }).click();
  const address = page.getByRole('textbox', { name: 'Address of the API' });
  await address.fill('intranet');
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('alert').getByText('https://').waitFor();

  await address.fill(inject('endpoints').api);
  await page.getByRole('button', { name: 'Connect' }).click();
  await rowOf(page, 'typed@portal.test').waitFor();
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

  const look = await page.evaluate(() => {
    const widget = document.querySelector('[data-widget=customer-list]')?.shadowRoot?.querySelector('.ck');
    const styleOf = (element: Element) => {
      const { colorScheme, direction } = getComputedStyle(element);
      return { colorScheme, direction };
    };
    return { portal: styleOf(document.documentElement), widget: widget ? styleOf(widget) : undefined };
  });
  expect(look).toEqual({
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
