import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { focused, only, openPage, person } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const alert = page.getByRole('alert');

async function openEdit() {
  const opened = await openPage();
  const { id } = only(opened.mock);
  opened.group.set({ editing: { mode: 'edit', id } });
  await expect.element(field('Company')).toHaveValue(person.company);
  return { ...opened, id };
}

describe('a save that fails', () => {
  test('without a network says so, keeps what was typed, and can be tried again', async () => {
    const { mock, events, element } = await openEdit();
    await field('Company').fill('Mine');
    mock.offline();
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/Not saved.*The server did not answer/);
    expect(events).toMatchObject([{ type: 'customer-error', detail: { code: 'network' } }]);
    await button('Try again').click();
    await expect.element(alert).toMatchTextContent(/Not saved/);
    expect(focused(element)).toBe('Try again');
    mock.offline(false);
    await expect.element(field('Company')).toHaveValue('Mine');
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('on the server says so, with what to report', async () => {
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    mock.fail('updateCustomer', 'internal-error', { times: 1 });
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/Something failed on the server/);
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('because the reader is signed out asks the host for a sign-in', async () => {
    const { mock, events } = await openEdit();
    await field('Company').fill('Mine');
    mock.fail('updateCustomer', 'unauthorized');
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/You are signed out/);
    expect(events).toEqual([{ type: 'customer-auth-required', detail: { status: 401 } }]);
  });
});

describe('a customer deleted meanwhile', () => {
  test('says so, keeps what was typed and can be created anew', async () => {
    const { mock, id } = await openEdit();
    await field('Company').fill('Mine');
    mock.customers.remove(id);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/This customer no longer exists.*What you typed is still here/);
    await expect.element(field('Company')).toHaveValue('Mine');
    await button('Create as new customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ name: person.name, company: 'Mine', version: 1 });
    expect(only(mock).id).not.toBe(id);
  });
});

describe('a customer changed meanwhile', () => {
  const theirs = (label: string) => page.getByRole('group', { name: label }).getByRole('radio', { name: /^Theirs/ });
  const mine = (label: string) => page.getByRole('group', { name: label }).getByRole('radio', { name: /^Mine/ });

  test('in other fields only is merged and saved without asking', async () => {
    const { mock, id, requests } = await openEdit();
    await field('Company').fill('Mine');
    mock.customers.update(id, { phone: '+46 8 000', status: 'inactive' });
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Mine', phone: '+46 8 000', status: 'inactive', version: 3 });
    expect(requests.slice(1)).toEqual([`PUT /customers/${id}`, `PUT /customers/${id}`]);
    await expect
      .element(page.getByRole('status'))
      .toMatchTextContent(/together with changes somebody else made to: Phone and Status/);
  });

  test('in the same field is shown side by side, for the reader to choose', async () => {
    const { mock, id, element } = await openEdit();
    await field('Company').fill('Mine Ltd');
    await field('Notes').fill('My note');
    mock.customers.update(id, { company: 'Theirs Ltd', notes: 'Their note', phone: '+46 8 000' });
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/Somebody else changed this customer.*only they changed it: Phone/);
    await expect.element(field('Phone')).toHaveValue('+46 8 000');
    await expect.element(mine('Company')).not.toBeChecked();
    await expect.element(theirs('Company')).not.toBeChecked();
    expect(focused(element)).toBe('MineMine Ltd');
    expect(only(mock).version).toBe(2);

    await button('Save changes').click();
    await expect.element(page.getByRole('group', { name: 'Notes' })).toMatchTextContent(/Choose which one to keep/);
    expect(only(mock).version).toBe(2);

    await theirs('Company').click();
    await expect.element(page.getByRole('textbox', { name: 'Company' })).toHaveValue('Theirs Ltd');
    await mine('Notes').click();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Theirs Ltd', notes: 'My note', phone: '+46 8 000', version: 3 });
  });

  test('what is typed instead is mine', async () => {
    const { mock, id } = await openEdit();
    const company = page.getByRole('textbox', { name: 'Company' });
    await company.fill('Mine Ltd');
    mock.customers.update(id, { company: 'Theirs Ltd' });
    await button('Save changes').click();
    await expect.element(theirs('Company')).toBeVisible();
    await company.fill('Both Ltd');
    await expect.element(mine('Company')).toBeChecked();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Both Ltd', version: 3 });
  });

  test('two addresses are never mixed', async () => {
    const { mock, id } = await openEdit();
    await field('City').fill('Luleå');
    mock.customers.update(id, { address: { ...person.address, line1: 'Kungsgatan 1' } });
    await button('Save changes').click();
    await expect.element(theirs('Address')).toHaveAccessibleName(/Kungsgatan 1\s*903 26 Umeå/);
    await theirs('Address').click();
    await expect.element(field('City')).toHaveValue('Umeå');
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).address).toEqual({ ...person.address, line1: 'Kungsgatan 1' });
  });

  test('and changed again before the choice is saved: asked again, nothing overwritten', async () => {
    const { mock, id } = await openEdit();
    await field('Company').fill('Mine Ltd');
    mock.customers.update(id, { company: 'Theirs Ltd' });
    await button('Save changes').click();
    await mine('Company').click();
    mock.customers.update(id, { company: 'Third Ltd' });
    await button('Save changes').click();
    await expect.element(theirs('Company')).toHaveAccessibleName(/Third Ltd/);
    await expect.element(mine('Company')).not.toBeChecked();
    expect(only(mock).company).toBe('Third Ltd');
    await mine('Company').click();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Mine Ltd', version: 4 });
  });
});
