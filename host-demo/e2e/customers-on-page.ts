import { type CreateCustomerBody, type Customer, type CustomerPage, roles } from '@customer-kit/contract';
import type { Frame, FrameLocator, Locator, Page } from 'playwright';
import { expect, inject } from 'vitest';

/** The list's row of a customer, found by its e-mail address. */
export function rowOf(page: Page | FrameLocator | Locator, email: string): Locator {
  return page.getByRole('row').filter({ hasText: email });
}

/** A combobox where it offers something below the field. */
export function searchField(page: Page | FrameLocator | Locator): Locator {
  return page.getByRole('searchbox').or(page.getByRole('combobox', { name: 'Search customers' }));
}

export async function searchFor(page: Page | FrameLocator | Locator, text: string): Promise<void> {
  await searchField(page).fill(text);
}

/** The list shows what this search found. A row of it may have stood there before. */
export async function found(page: Page | FrameLocator | Locator, text: string): Promise<void> {
  await page
    .getByText(/^\d+ found/)
    .filter({ hasText: text })
    .first()
    .waitFor();
}

/**
 * Empties the list: whoever is created then and found by this text is its only row, however many customers other tests
 * left; and what the next search finds is not what stood there before.
 */
export async function searchInVain(page: Page | FrameLocator | Locator, text: string): Promise<void> {
  await searchFor(page, text);
  await page
    .getByText(/^Nothing found for/)
    .first()
    .waitFor();
}

/** The header of who may read and write. */
export async function signedIn(api: string): Promise<{ authorization: string }> {
  const response = await fetch(`${api}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scopes: roles.editor }),
  });
  expect(response.status).toBe(200);
  const { access_token } = (await response.json()) as { access_token: string };
  return { authorization: `Bearer ${access_token}` };
}

/** A customer that is there before the page opens. */
export async function givenCustomer(body: CreateCustomerBody): Promise<Customer> {
  const { api } = inject('endpoints');
  const response = await fetch(`${api}/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signedIn(api)) },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Customer;
}

export async function getCustomers(query: string): Promise<CustomerPage> {
  const { api } = inject('endpoints');
  const response = await fetch(`${api}/customers?${query}`, { headers: await signedIn(api) });
  expect(response.status).toBe(200);
  return (await response.json()) as CustomerPage;
}

/** The whole customer with this e-mail address, as it is stored. */
export async function storedCustomer(email: string): Promise<Customer> {
  const { items } = await getCustomers(`email=${encodeURIComponent(email)}`);
  expect(items).toHaveLength(1);
  const { api } = inject('endpoints');
  const response = await fetch(`${api}/customers/${items[0]?.id}`, { headers: await signedIn(api) });
  expect(response.status).toBe(200);
  return (await response.json()) as Customer;
}

/** How many kits, and so how many Reacts, run in the page. */
export function kitsOn(page: Page | Frame): Promise<number | undefined> {
  return page.evaluate(
    () => (globalThis as unknown as Record<symbol, string[]>)[Symbol.for('customer-kit.instances')]?.length,
  );
}
