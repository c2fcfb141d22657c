import type { CustomerStatus } from '@customer-kit/kit';
import type { CustomerMock } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { only, openPage, person } from '../test/form-page.ts';

/** From now on the API has null, or a status of a later version, where this one has a text of the customer. */
function giveLittle(mock: CustomerMock) {
  const respond = mock.respond.bind(mock);
  return vi.spyOn(mock, 'respond').mockImplementation(async (request) => {
    const customer = await (await respond(request)).json();
    return Response.json({
      ...customer,
      email: null,
      phone: null,
      status: 'archived',
      notes: null,
      address: { ...customer.address, line2: null, region: null },
    });
  });
}

const field = (label: string) => page.getByLabelText(label, { exact: false });
const dialog = page.getByRole('dialog');

describe('for who may look only', () => {
  test('the form shows the customer, and nothing can be typed', async () => {
    const { group, mock } = await openPage({ readonly: true });
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    const shown = page.getByRole('dialog', { name: 'Customer' });
    await expect
      .element(shown.getByRole('link', { name: person.email }))
      .toHaveAttribute('href', 'mailto:zoe@example.com');
    await expect.element(shown.getByRole('link', { name: person.phone })).toHaveAttribute('href', 'tel:+46701234567');
    await expect.element(shown).toMatchTextContent(/Storgatan 12\s*903 26 Umeå\s*Sweden/);
    await expect.element(shown).toMatchTextContent(/Notes\s*Empty/);
    expect(page.getByRole('textbox').elements()).toEqual([]);
    expect(page.getByRole('button', { name: 'Save changes' }).elements()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test('an e-mail address is nothing but the recipient of its link', async () => {
    const email = 'o&m?bcc=100%#@example.com';
    const { group, mock } = await openPage({ readonly: true }, [{ ...person, email }]);
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect
      .element(page.getByRole('link', { name: email }))
      .toHaveAttribute('href', 'mailto:o%26m%3Fbcc%3D100%25%23@example.com');
  });

  test.each([
    ['+49 (0)89 123 45', 'tel:+498912345'],
    ['(0)89 123 45', 'tel:08912345'],
  ])('the link of the phone number %s dials %s', async (phone, link) => {
    const { group, mock } = await openPage({ readonly: true }, [{ ...person, phone }]);
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(page.getByRole('link', { name: phone })).toHaveAttribute('href', link);
  });

  test('what the API has nothing of is empty', async () => {
    const { group, mock } = await openPage({ readonly: true });
    giveLittle(mock);
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(dialog).toMatchTextContent(/E-mail\s*Empty\s*Phone\s*Empty\s*Status\s*archived/);
    await expect.element(dialog).toMatchTextContent(/Storgatan 12\s*903 26 Umeå\s*Sweden\s*Notes\s*Empty/);
  });

  test('there is no creating', async () => {
    const { group } = await openPage({ readonly: true });
    group.set({ editing: { mode: 'create' } });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are not allowed to do this/);
  });

  test('the pen taken away in the middle keeps the typing as a draft', async () => {
    const { group, mock, widget } = await openPage();
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('Mine');
    widget.update({ readonly: true });
    await expect.element(page.getByText(person.company)).toBeVisible();
    widget.update({ readonly: false });
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.element(field('Company')).toHaveValue('Mine');
  });
});

test('a customer of whom the API has nothing in some fields can be mended', async () => {
  const { group, mock, events } = await openPage();
  const little = giveLittle(mock);
  group.set({ editing: { mode: 'edit', id: only(mock).id } });
  await expect.element(field('Phone')).toHaveValue('');
  little.mockRestore();
  await field('E-mail').fill('mended@example.com');
  await page.getByText('Active', { exact: true }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => events.map(({ type }) => type)).toEqual(['customer-update']);
  expect(only(mock)).toMatchObject({ email: 'mended@example.com', status: 'active', address: person.address });
});

test('a status that this version does not know reads by its name where somebody else has set it meanwhile', async () => {
  const { group, mock } = await openPage();
  const before = only(mock);
  group.set({ editing: { mode: 'edit', id: before.id } });
  await page.getByText('Inactive', { exact: true }).click();
  mock.customers.put({ ...before, status: 'archived' as CustomerStatus, version: before.version + 1 });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect.element(page.getByRole('radio', { name: 'Theirs archived', exact: true })).toBeVisible();
});
