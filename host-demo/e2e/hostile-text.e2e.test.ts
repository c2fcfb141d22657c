import type { CreateCustomerBody } from '@customer-kit/contract';
import type { Locator, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { rowOf, searchFor, storedCustomer } from './customers-on-page.ts';
import { test } from './open-page.ts';

const combiningMarks = 'Z' + '\u0351\u0488\u20DD'.repeat(3_333);

const hostileTexts = {
  markup: '"><script>window.harmed = 1</script><img src=x onerror="window.harmed = 1"> ${7*7} {{7*7}}',
  'ten thousand combining marks': combiningMarks,
  'direction overrides': 'abc \u202E gnp.exe \u2066\u2067 שלום \u202D def',
  'NULs and other controls': 'a\u0000b\u0001c\u0008d\u001Be\u007Ff\u0085g',
  'emoji sequences': '👩🏽‍🚀👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿🇺🇳1️⃣❤️‍🔥'.repeat(4),
  'one long word': 'W'.repeat(10_000),
  'a spreadsheet formula': '=HYPERLINK("http://evil.test","Click")',
  'nothing to see': '\u200B\u2060x\u00AD\uFEFF\u3164',
};

/** As much of a text as a field takes, counted as the contract counts. */
const first = (text: string, characters: number) => Array.from(text).slice(0, characters).join('');

function hostileCustomer(text: string, email: string) {
  return {
    name: first(text, 200),
    email,
    company: first(text, 200),
    address: {
      line1: first(text, 200),
      line2: first(text, 200),
      city: first(text, 100),
      region: first(text, 100),
      postalCode: first(text, 20),
      country: 'SE',
    },
    notes: first(text, 10_000),
  } satisfies CreateCustomerBody;
}

const labels = {
  Name: ({ name }) => name,
  'E-mail': ({ email }) => email,
  Company: ({ company }) => company,
  'Street and number': ({ address }) => address.line1,
  'Building, floor, c/o': ({ address }) => address.line2,
  'Postal code': ({ address }) => address.postalCode,
  City: ({ address }) => address.city,
  'State or region': ({ address }) => address.region,
  Notes: ({ notes }) => notes,
} satisfies Record<string, (customer: ReturnType<typeof hostileCustomer>) => string>;

const field = (form: Locator, label: string) => form.getByRole('textbox', { name: label });

describe.each(Object.entries(hostileTexts))('%s in every field', (what, text) => {
  test('is stored as typed, shown as text and leaves the layout alone', async ({ openPage }) => {
    const email = `${what.replace(/\W+/g, '.').toLowerCase()}@hostile.test`;
    const customer = hostileCustomer(text, email);
    const page = await openPage('/plain/');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('button', { name: 'New customer' }).click();
    const form = page.getByRole('dialog', { name: 'New customer' });
    for (const [label, valueOf] of Object.entries(labels)) await field(form, label).fill(valueOf(customer));
    await form.getByRole('combobox', { name: 'Country' }).selectOption('SE');
    await expectIntact(page, form);
    await form.getByRole('button', { name: 'Create customer' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await storedCustomer(email)).toMatchObject(customer);

    await searchFor(page, email);
    const row = rowOf(page, email);
    await row.waitFor();
    await expectIntact(page, row);
    expect((await row.boundingBox())?.height).toBeLessThanOrEqual(80);
    expect(await row.getByRole('gridcell').allTextContents()).toContain(customer.name);

    await row.click();
    const editor = page.getByRole('dialog', { name: 'Edit customer' });
    await field(editor, 'Name').waitFor();
    for (const [label, valueOf] of Object.entries(labels)) {
      expect(await field(editor, label).inputValue()).toBe(valueOf(customer));
    }
    await editor.getByRole('button', { name: 'Cancel' }).click();
    await editor.waitFor({ state: 'detached' });

    await row.getByRole('button').last().click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Delete' }).waitFor();
    await expectIntact(page, question);
    await question.getByRole('button', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
    await expectIntact(page, page.getByRole('button', { name: /^Undo/ }));
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
  });
});

/** Inside the window to both sides, and so is everything else of the page. */
async function expectIntact(page: Page, part: Locator): Promise<void> {
  const box = await part.boundingBox();
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}
