import { failing, offline, signedInAs } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, only, openPage, person, useClock } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const alert = page.getByRole('alert');

async function openEdit(options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options);
  const { id } = only(opened.mock);
  opened.group.set({ editing: { mode: 'edit', id } });
  await expect.element(field('Company')).toHaveValue(person.company);
  return { ...opened, id };
}

test.each(['Company', 'Notes', 'Country'])('Ctrl+Enter in %s saves, once', async (label) => {
  const { requests, id } = await openEdit();
  await field('Notes').fill('Rings back on Monday.');
  (field(label).element() as HTMLElement).focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(requests.filter((request) => request.startsWith('PUT'))).toEqual([`PUT /customers/${id}`]);
});

describe('a save that fails', () => {
  test('without a network says so, keeps what was typed, and can be tried again', async () => {
    const { mock, events, element } = await openEdit();
    await field('Company').fill('Mine');
    const reconnect = mock.use(offline());
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/Not saved.*The server did not answer/);
    expect(events).toMatchObject([{ type: 'customer-error', detail: { code: 'network' } }]);
    await button('Try again').click();
    await expect.element(alert).toMatchTextContent(/Not saved/);
    expect(focused(element)).toBe('Try again');
    reconnect();
    await expect.element(field('Company')).toHaveValue('Mine');
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('on the server says so, with what to report', async () => {
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'internal-error', { times: 1 }));
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/Something failed on the server/);
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('because the reader is signed out asks the host for a sign-in, as often as wanted, and then succeeds once', async () => {
    const { mock, events, requests, id } = await openEdit();
    const signedOut = { type: 'customer-auth-required', detail: { status: 401, message: expect.any(String) } };
    await field('Company').fill('Mine');
    mock.use(signedInAs('nobody'));
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/You are signed out/);
    expect(events).toEqual([signedOut]);
    await button('Sign in').click();
    expect(events).toEqual([signedOut, signedOut]);
    await expect.element(field('Company')).toHaveValue('Mine');
    mock.use(signedInAs('editor'));
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Mine', version: 2 });
    expect(requests.slice(1)).toEqual([`PUT /customers/${id}`, `PUT /customers/${id}`]);
  });

  test('because the reader is signed out says so until somebody is signed in', async () => {
    const { mock, element, widget, requests } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(signedInAs('nobody'));
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/You are signed out/);
    await button('Sign in').click();
    mock.use(signedInAs('editor'));
    const before = requests.length;
    widget.update({ getAccessToken: () => 'fresh' });
    await expect.element(alert).toHaveTextContent('Not savedTry again');
    expect(focused(element)).toBe('Try again');
    expect(requests).toHaveLength(before);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('because the reader may only look says so, and keeps what was typed', async () => {
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(signedInAs('viewer'));
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/You are not allowed to do this/);
    await expect.element(field('Company')).toHaveValue('Mine');
  });

  test('although the server did it is no conflict with oneself', async () => {
    const { mock, loseAnswers, events } = await openEdit();
    await field('Company').fill('Mine');
    const mend = loseAnswers();
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/The server did not answer/);
    expect(only(mock)).toMatchObject({ company: 'Mine', version: 2 });
    mend();
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).version).toBe(2);
    expect(events.at(-1)).toEqual({ type: 'customer-update', detail: { customer: only(mock) } });
  });
});

describe('a save that goes again by itself', () => {
  test('when the server has too much to do: the button counts the seconds it asked for', async () => {
    const { mock, requests, id } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'too-many-requests', { times: 1, retryAfter: 11 }));
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/The server is busy. It is saved by itself/);
    const count = page.getByRole('button', { name: /^Saves in \d+ s$/ });
    await expect.element(count).toHaveAttribute('aria-disabled', 'true');
    await count.click({ force: true });
    expect(requests).toEqual([`GET /customers/${id}`, `PUT /customers/${id}`]);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 11_000);
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });

  test('not when something was typed since: then the reader says when', async () => {
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'too-many-requests', { times: 1, retryAfter: 11 }));
    await button('Save changes').click();
    await expect.element(page.getByRole('button', { name: /^Saves in/ })).toBeVisible();
    await field('Company').fill('Mine and more');
    await expect.element(alert).toMatchTextContent(/Too many requests at once/);
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine and more');
  });

  test('not while the reader is asked whether to discard it', async () => {
    const advance = useClock();
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'too-many-requests', { times: 1, retryAfter: 11 }));
    await button('Save changes').click();
    await expect.element(page.getByRole('button', { name: /^Saves in/ })).toBeVisible();
    await button('Cancel').click();
    await expect.element(alert).toMatchTextContent(/Too many requests at once/);
    await advance(12_000);
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).not.toBe('Mine');
  });

  test('not once it was discarded', async () => {
    const advance = useClock();
    const { mock, requests, id } = await openEdit();
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'too-many-requests', { times: 1, retryAfter: 1 }));
    await button('Save changes').click();
    await expect.poll(() => requests).toContain(`PUT /customers/${id}`);
    await button('Cancel').click();
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    await advance(2_000);
    expect(requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
    expect(only(mock).company).not.toBe('Mine');
  });

  test('when the network comes back', async () => {
    const { mock } = await openEdit();
    await field('Company').fill('Mine');
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const reconnect = mock.use(offline());
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/You are offline. It is saved by itself/);
    reconnect();
    online.mockReturnValue(true);
    window.dispatchEvent(new Event('online'));
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });
});

test('a save that takes long says so, and says that nothing is lost', async () => {
  const { hold, mock } = await openEdit();
  await field('Company').fill('Mine');
  const release = hold();
  await button('Save changes').click();
  await expect.element(page.getByRole('status').filter({ hasText: 'takes its time' })).toBeVisible();
  release();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(only(mock).company).toBe('Mine');
});

test('saving what is saved already asks nobody and closes', async () => {
  const { requests, events, id } = await openEdit();
  await button('Save changes').click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(requests).toEqual([`GET /customers/${id}`]);
  expect(events).toEqual([]);
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

  test('and brought back before it is created anew is saved, merged with what somebody changed', async () => {
    const { mock, id, requests } = await openEdit();
    await field('Company').fill('Mine');
    mock.customers.remove(id);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/This customer no longer exists/);
    mock.customers.restore(id);
    mock.customers.update(id, { phone: '+46 8 000' });
    await button('Create as new customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ id, company: 'Mine', phone: '+46 8 000' });
    expect(requests.some((request) => request.startsWith('POST'))).toBe(false);
  });

  test('and brought back with another value in the same field asks which one to keep', async () => {
    const { mock, id } = await openEdit();
    await field('Company').fill('Mine');
    mock.customers.remove(id);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/This customer no longer exists/);
    mock.customers.restore(id);
    mock.customers.update(id, { company: 'Theirs' });
    await button('Create as new customer').click();
    await expect.element(alert).toMatchTextContent(/Somebody else changed this customer/);
    await page.getByRole('radio', { name: /^Mine/ }).click();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ id, company: 'Mine' });
  });

  test('is created once, though the answer got lost and the network was away meanwhile', async () => {
    const { mock, id, loseAnswers } = await openEdit();
    await field('Company').fill('Mine');
    mock.customers.remove(id);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/This customer no longer exists/);
    const lose = mock.respond.bind(mock);
    let mend = () => {};
    const responding = vi.spyOn(mock, 'respond').mockImplementation((request) => {
      if (request.method === 'POST') mend = loseAnswers();
      return lose(request);
    });
    await button('Create as new customer').click();
    await expect.element(page.getByText('Not saved')).toBeVisible();
    await button('Try again').click();
    await expect.element(page.getByText('Not saved')).toBeVisible();
    responding.mockRestore();
    mend();
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Mine', version: 1 });
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

  test('is told in one language, where the page’s has no texts', async () => {
    const { mock, id } = await openEdit({ locale: 'pl' });
    await field('Company').fill('Mine');
    mock.customers.update(id, { phone: '+46 8 000', status: 'inactive' });
    await button('Save changes').click();
    await expect.element(page.getByRole('status')).toMatchTextContent(/made to: Phone and Status/);
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
    // What is to be chosen from is read where one chooses, not called out with every change.
    expect(alert.element().textContent).not.toContain('Mine Ltd');
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
