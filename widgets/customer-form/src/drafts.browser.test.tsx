import { failing } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, only, openForm, openPage, person, tokenOf } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');
const offer = page.getByText(/^(You have unsaved changes from|You have an unsaved new customer from)/).first();
const kept = () => Object.keys(localStorage).filter((key) => key.startsWith('customer-kit:draft:'));

const edit = (id: string) => ({ editing: { mode: 'edit', id } }) as const;

/** A form on the customer of the mock, in which `company` was typed, taken away by its page without a question. */
async function leaveBehind(company: string, options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options);
  const { id } = only(opened.mock);
  opened.group.set(edit(id));
  await expect.element(field('Company')).toHaveValue(person.company);
  await field('Company').fill(company);
  opened.widget.unmount();
  await expect.poll(kept).toHaveLength(1);
  return { ...opened, id };
}

/** Opens the customer again. */
const reopen = (customerId: string, options: Parameters<typeof openForm>[0] = {}) =>
  openForm({ customerId, ...options });

describe('typing that was not saved', () => {
  test('is offered when its customer is opened again, and continued', async () => {
    const { id, mock } = await leaveBehind('Mine');
    const { element } = reopen(id);
    await expect.element(offer).toMatchTextContent(/You have unsaved changes from \d/);
    expect(offer.element().closest('.notice')?.textContent).toContain('Company');
    // A screen reader says what comes into a region that is there: it came empty.
    await expect.element(page.getByRole('status').filter({ hasText: 'You have unsaved changes' })).toBeInTheDocument();
    await expect.element(field('Company')).toHaveValue(person.company);
    await button('Continue').click();
    await expect.element(field('Company')).toHaveValue('Mine');
    await expect.element(offer).not.toBeInTheDocument();
    expect(focused(element)).toContain('Name');
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Mine', version: 2 });
    expect(kept()).toEqual([]);
  });

  test('is forgotten when it is discarded', async () => {
    const { id } = await leaveBehind('Mine');
    const { unmount } = reopen(id);
    await button('Discard').click();
    await expect.element(offer).not.toBeInTheDocument();
    expect(kept()).toEqual([]);
    unmount();
    expect(kept()).toEqual([]);
  });

  test('of a customer that is new is offered to the next new one, and to no other', async () => {
    const { group, widget, mock } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('Country').selectOptions('DE');
    widget.unmount();
    await expect.poll(kept).toHaveLength(1);
    const other = reopen(only(mock).id);
    await expect.element(field('Company')).toHaveValue(person.company);
    await expect.element(offer).not.toBeInTheDocument();
    other.unmount();
    openForm({ open: true });
    await expect.element(offer).toMatchTextContent(/You have an unsaved new customer from/);
    await button('Continue').click();
    await expect.element(field('Name')).toHaveValue('Bo');
    await expect.element(field('Country')).toHaveValue('DE');
  });

  test('is written while it is typed, and gone once it is taken back, saved or given up', async () => {
    const { group, mock } = await openPage();
    const { id } = only(mock);
    group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    const typed = () => kept().map((key) => JSON.parse(localStorage.getItem(key) ?? '').typed as unknown);
    await field('Company').fill('Mine');
    await expect.poll(typed).toEqual([{ company: 'Mine' }]);
    await field('Company').fill(person.company);
    await expect.poll(typed).toEqual([]);
    await field('Company').fill('Mine again');
    await expect.poll(typed).toEqual([{ company: 'Mine again' }]);
    await userEvent.keyboard('{Escape}');
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(kept()).toEqual([]);
  });

  test('is written at once when the page goes', async () => {
    const { group, mock } = await openPage();
    group.set(edit(only(mock).id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('First');
    await expect.poll(kept).toHaveLength(1);
    await field('Company').fill('Last words');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(localStorage.getItem(kept()[0] ?? '')).toContain('Last words');
  });

  test('survives a save that fails', async () => {
    const { group, mock, widget } = await openPage();
    const { id } = only(mock);
    group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('Mine');
    mock.use(failing('updateCustomer', 'access-denied'));
    await button('Save changes').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are not allowed/);
    widget.unmount();
    reopen(id);
    await expect.element(offer).toBeVisible();
  });

  test('gives way to what is typed now, and waits', async () => {
    const { id } = await leaveBehind('Mine');
    reopen(id);
    await expect.element(offer).toBeVisible();
    await field('Notes').fill('N');
    await expect.element(offer).not.toBeInTheDocument();
    await field('Notes').fill('');
    await expect.element(offer).toBeVisible();
  });

  test('on top of what somebody else saved since is merged, and asks about what both changed', async () => {
    const { id, mock } = await openPage().then(async (opened) => {
      const customer = only(opened.mock);
      opened.group.set(edit(customer.id));
      await expect.element(field('Company')).toHaveValue(person.company);
      await field('Company').fill('Mine');
      await field('Notes').fill('My note');
      opened.widget.unmount();
      await expect.poll(kept).toHaveLength(1);
      return { ...opened, id: customer.id };
    });
    mock.customers.update(id, { company: 'Theirs', phone: '+46 8 000' });
    reopen(id);
    await button('Continue').click();
    const company = page.getByRole('group', { name: 'Company' });
    await expect.element(company.getByRole('radio', { name: /^Mine/ })).not.toBeChecked();
    await expect.element(field('Phone')).toHaveValue('+46 8 000');
    await expect.element(field('Notes')).toHaveValue('My note');
    await company.getByRole('radio', { name: /^Theirs/ }).click();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ company: 'Theirs', notes: 'My note', phone: '+46 8 000' });
  });

  test('left in the middle of a conflict asks for the choice again', async () => {
    const { group, mock, widget } = await openPage();
    const { id } = only(mock);
    group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('Mine');
    mock.customers.update(id, { company: 'Theirs' });
    await button('Save changes').click();
    const choice = page.getByRole('group', { name: 'Company' });
    await expect.element(choice).toBeVisible();
    widget.unmount();
    reopen(id);
    await button('Continue').click();
    await expect.element(choice.getByRole('radio', { name: /^Mine/ })).not.toBeChecked();
    await button('Save changes').click();
    await expect.element(choice).toMatchTextContent(/Choose which one to keep/);
    expect(only(mock).company).toBe('Theirs');
  });

  test('a week later is gone', async () => {
    const { id } = await leaveBehind('Mine');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 7 * 86_400_000);
    reopen(id);
    await expect.element(field('Company')).toHaveValue(person.company);
    await expect.poll(kept).toEqual([]);
    expect(offer.elements()).toEqual([]);
  });

  test('is not kept where the host forbids it, nor offered', async () => {
    const { id } = await leaveBehind('Mine');
    const { unmount } = reopen(id, { drafts: 'off' });
    await expect.element(field('Company')).toHaveValue(person.company);
    const before = Object.entries(localStorage);
    await field('Company').fill('Elsewhere');
    unmount();
    expect(Object.entries(localStorage)).toEqual(before);
    expect(offer.elements()).toEqual([]);
  });

  test('is taken back, and not kept any more, once the host forbids it while the form is open', async () => {
    const { group, mock, widget } = await openPage();
    group.set(edit(only(mock).id));
    await field('Company').fill('Mine');
    await expect.poll(kept).toHaveLength(1);
    widget.update({ drafts: 'off' });
    await expect.poll(kept).toEqual([]);
    await field('Company').fill('Mine, too');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(kept()).toEqual([]);
    widget.update({ drafts: 'on' });
    await expect.poll(kept).toHaveLength(1);
    await expect.element(field('Company')).toHaveValue('Mine, too');
  });

  test('is offered no more once the host forbids it, and again when it does not', async () => {
    const { id } = await leaveBehind('Mine');
    const { update } = reopen(id);
    await expect.element(offer).toBeVisible();
    update({ drafts: 'off' });
    await expect.element(offer).not.toBeInTheDocument();
    expect(kept()).toHaveLength(1);
    update({ drafts: 'on' });
    await expect.element(offer).toBeVisible();
  });

  test.each(['setItem', 'getItem'] as const)('a storage whose %s is refused changes nothing else', async (method) => {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { group, mock } = await openPage();
    group.set(edit(only(mock).id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('Mine');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock).company).toBe('Mine');
  });
});

describe('of a customer who was deleted meanwhile', () => {
  const alert = page.getByRole('alert');

  /** As `leaveBehind`, after a save that found the customer gone. */
  async function leaveGone(company: string) {
    const opened = await openPage();
    const { id } = only(opened.mock);
    opened.group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill(company);
    opened.mock.customers.remove(id);
    await button('Save changes').click();
    await expect.element(alert).toMatchTextContent(/This customer no longer exists/);
    opened.widget.unmount();
    return { ...opened, id };
  }

  test('stands in their form, which says so and creates them anew', async () => {
    const { id, mock } = await leaveBehind('Mine');
    mock.customers.remove(id);
    const { unmount } = reopen(id);
    await expect.element(alert).toMatchTextContent(/This customer no longer exists.*What you typed is still here/);
    await expect.element(field('Company')).toHaveValue('Mine');
    unmount();
    reopen(id);
    await expect.element(field('Company')).toHaveValue('Mine');
    await button('Create as new customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ name: person.name, phone: person.phone, company: 'Mine', version: 1 });
    expect(kept()).toEqual([]);
  });

  test('and erased stands there too, with their name', async () => {
    const { id, mock } = await leaveBehind('Mine');
    mock.use(failing('getCustomer', 'customer-not-found'));
    reopen(id);
    await expect.element(field('Company')).toHaveValue('Mine');
    await expect.element(field('Name')).toHaveValue(person.name);
    await expect.element(field('E-mail')).toHaveValue('');
  });

  test('and brought back since is offered in their form', async () => {
    const { id, mock } = await leaveGone('Mine');
    mock.customers.restore(id);
    mock.customers.update(id, { phone: '+46 8 000' });
    reopen(id);
    await expect.element(offer).toMatchTextContent(/You have unsaved changes from/);
    await expect.element(page.getByText('Company', { exact: true }).first()).toBeVisible();
    await button('Continue').click();
    await expect.element(field('Phone')).toHaveValue('+46 8 000');
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ id, company: 'Mine', phone: '+46 8 000' });
    expect(kept()).toEqual([]);
  });

  test('is offered as a new one as well, whole', async () => {
    const { mock } = await leaveGone('Mine');
    openForm({ open: true });
    await expect.element(offer).toMatchTextContent(/You have an unsaved new customer from/);
    await button('Continue').click();
    await button('Create customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ name: person.name, phone: person.phone, company: 'Mine', version: 1 });
    expect(kept()).toEqual([]);
  });

  test('and discarded is forgotten, and the form says only that they are gone', async () => {
    const { id, mock } = await leaveBehind('Mine');
    mock.customers.remove(id);
    const { unmount } = reopen(id);
    await expect.element(field('Company')).toHaveValue('Mine');
    await userEvent.keyboard('{Escape}');
    await button('Discard changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(kept()).toEqual([]);
    unmount();
    reopen(id);
    await expect.element(alert).toHaveTextContent('This customer no longer exists');
  });
});

describe('on a page that comes back', () => {
  const notice = (text: string) => page.getByRole('status').filter({ hasText: text });

  test('the newest of what was left is named, and a button leads to it', async () => {
    const { id } = await leaveBehind('Mine');
    const { element, unmount } = openForm({});
    await expect.element(notice(`Your changes to ${person.name} are not saved yet`)).toBeVisible();
    await button('Open').click();
    await button('Continue').click();
    await expect.element(field('Company')).toHaveValue('Mine');
    await expect.element(notice('not saved yet')).not.toBeInTheDocument();
    expect(focused(element)).toContain('Name');
    expect(id).toBe(JSON.stringify(kept()).match(/[0-9a-f-]{36}/)?.[0]);
    unmount();
  });

  test('a new customer without a name yet is told of without one', async () => {
    const { group, widget } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Company').fill('Norrsken');
    widget.unmount();
    await expect.poll(kept).toHaveLength(1);
    openForm({});
    await expect.element(notice('not saved yet')).toHaveTextContent('A new customer is not saved yet');
  });

  test('closing the notice forgets nothing', async () => {
    const { id } = await leaveBehind('Mine');
    openForm({});
    await expect.element(notice('not saved yet')).toBeVisible();
    await button('Close').click();
    await expect.element(notice('not saved yet')).not.toBeInTheDocument();
    reopen(id);
    await expect.element(offer).toBeVisible();
  });

  test('nobody else is told', async () => {
    const getAccessToken = vi.fn<() => string | undefined>(() => tokenOf('anna'));
    await leaveBehind('Mine', { getAccessToken });
    getAccessToken.mockClear();
    getAccessToken.mockReturnValue(tokenOf('bert'));
    openForm({ getAccessToken });
    await expect.poll(() => getAccessToken.mock.calls.length).toBe(1);
    await navigator.locks.query();
    expect(notice('not saved yet').elements()).toEqual([]);
  });
});

describe('a creation whose answer got lost', () => {
  test('is not done twice, even by a form that was opened again', async () => {
    const { group, mock, widget, loseAnswers } = await openPage({}, []);
    const mend = loseAnswers();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    await expect.element(page.getByRole('alert'), { timeout: 15_000 }).toMatchTextContent(/Not saved/);
    widget.unmount();
    mend();
    const { id } = only(mock);
    openForm({ open: true });
    await button('Continue').click();
    await button('Create customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ id, version: 1 });
    expect(mock.customers.size).toBe(1);
  }, 30_000);
});

describe('people and tabs', () => {
  test('another person is not offered it; the one it belongs to is, after signing in', async () => {
    const getAccessToken = vi.fn<() => string | undefined>(() => tokenOf('anna'));
    const { id } = await leaveBehind('Mine', { getAccessToken });

    getAccessToken.mockReturnValue(tokenOf('bert'));
    const bert = reopen(id, { getAccessToken });
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Notes').fill('Bert was here');
    await expect.poll(kept).toHaveLength(2);
    bert.unmount();

    getAccessToken.mockReturnValue(tokenOf('anna'));
    reopen(id, { getAccessToken });
    await button('Continue').click();
    await expect.element(field('Company')).toHaveValue('Mine');
    await expect.element(field('Notes')).toHaveValue('');
  });

  test('typing without a token belongs to whoever was signed in when the form opened', async () => {
    const getAccessToken = vi.fn<() => string | undefined>(() => tokenOf('anna'));
    const { group, mock, widget } = await openPage({ getAccessToken });
    const { id } = only(mock);
    group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    getAccessToken.mockReturnValue(undefined);
    await field('Company').fill('Mine');
    widget.unmount();
    await expect.poll(kept).toHaveLength(1);
    expect(kept()[0]).toContain('anna');
    const signedOut = reopen(id, { getAccessToken });
    await expect.element(field('Company')).toHaveValue(person.company);
    expect(offer.elements()).toEqual([]);
    signedOut.unmount();
    getAccessToken.mockReturnValue(tokenOf('anna'));
    reopen(id, { getAccessToken });
    await expect.element(offer).toBeVisible();
  });

  test('typing of nobody is kept as soon as somebody has signed in and types on', async () => {
    const getAccessToken = vi.fn<() => string | undefined>(() => undefined);
    const { group, mock } = await openPage({ getAccessToken });
    group.set(edit(only(mock).id));
    await expect.element(field('Company')).toHaveValue(person.company);
    const asked = getAccessToken.mock.calls.length;
    await field('Company').fill('Mine');
    await expect.poll(() => getAccessToken.mock.calls.length).toBeGreaterThan(asked);
    expect(kept()).toEqual([]);
    getAccessToken.mockReturnValue(tokenOf('anna'));
    await field('Notes').fill('Anna is here');
    await expect.poll(kept).toEqual([expect.stringContaining('anna')]);
  });

  test('two forms on one customer keep a draft each, and neither offers what the other still holds', async () => {
    const { group, mock, widget } = await openPage({ presentation: 'inline' });
    const { id } = only(mock);
    group.set(edit(id));
    await expect.element(field('Company')).toHaveValue(person.company);
    await field('Company').fill('First tab');
    await expect.poll(kept).toHaveLength(1);

    const second = reopen(id, { presentation: 'inline' });
    const inSecond = page.elementLocator(second.element);
    await expect.element(inSecond.getByLabelText('Company')).toHaveValue(person.company);
    await inSecond.getByLabelText('Company').fill('Second tab');
    await expect.poll(kept).toHaveLength(2);
    expect(offer.elements()).toEqual([]);

    widget.unmount();
    second.unmount();
    reopen(id);
    await expect.element(offer).toBeVisible();
    await button('Discard').click();
    await expect.element(offer).toBeVisible();
    await button('Continue').click();
    await expect.element(field('Company')).toHaveValue('First tab');
    expect(kept()).toHaveLength(1);
  });
});
