import { statusAtClosing } from '@customer-kit/kit/test';
import { failing } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, only, openPage, person } from '../test/form-page.ts';

const field = (label: string) => page.getByLabelText(label, { exact: false });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');

describe('creating', () => {
  test('shows nothing until the group asks for it, then a dialog with the focus on the name', async () => {
    const { group, element } = await openPage();
    expect(element.shadowRoot?.querySelector('dialog')).toBeNull();
    group.set({ editing: { mode: 'create' } });
    await expect.element(page.getByRole('dialog', { name: 'New customer' })).toBeVisible();
    await expect.poll(() => focused(element)).toContain('Name');
  });

  test('sends what was typed, tells the page, closes, and gives the focus back', async () => {
    const { group, mock, events, requests } = await openPage({}, []);
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('  Ines Müller ');
    await field('E-mail').fill('ines@example.com');
    await page.getByText('Inactive').click();
    await field('Street').fill('Am Markt 1');
    await field('Postal code').fill('28195');
    await field('City').fill('Bremen');
    await field('Country').selectOptions('DE');
    await button('Create customer').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toEqual(['POST /customers']);
    expect(only(mock)).toMatchObject({
      name: 'Ines Müller',
      email: 'ines@example.com',
      status: 'inactive',
      address: { line1: 'Am Markt 1', postalCode: '28195', city: 'Bremen', country: 'DE' },
    });
    expect(only(mock)).not.toHaveProperty('phone');
    expect(events).toEqual([{ type: 'customer-create', detail: { customer: only(mock) } }]);
    expect(group.get().editing).toBeUndefined();
    expect(document.activeElement?.textContent).toBe('Opener');
    await expect.element(page.getByRole('status')).toHaveTextContent('Ines Müller was created.');
  });

  test('what became of it is said after the dialog, for a screen reader knows nothing else before', async () => {
    const { group, element } = await openPage({}, []);
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    const atClosing = statusAtClosing(element);
    await button('Create customer').click();
    expect(await atClosing).toBe('');
    await expect.element(page.getByRole('status')).toHaveTextContent('Bo was created.');
  });

  test('an address with nothing in it is no address', async () => {
    const { group, mock } = await openPage({}, []);
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await field('City').fill('  ');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).not.toHaveProperty('address');
  });

  test('cannot be sent twice', async () => {
    const { group, hold, requests } = await openPage({}, []);
    const release = hold();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    const saving = button('Saving…');
    await expect.element(saving).toHaveAttribute('aria-disabled', 'true');
    await saving.click({ force: true });
    await field('Name').click();
    await userEvent.keyboard('{Enter}');
    release();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toEqual(['POST /customers']);
  });

  test('what is typed while it saves stays, to be saved next', async () => {
    const { group, mock, hold } = await openPage({}, []);
    const release = hold();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await button('Create customer').click();
    await field('Company').fill('Late Ltd');
    release();
    await expect.element(page.getByText('Saved. What you typed since then is not saved yet.')).toBeVisible();
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(only(mock)).toMatchObject({ name: 'Bo', company: 'Late Ltd', version: 2 });
  });
});

test('of a page that moves it, is a dialog as before, with the focus where it was', async () => {
  const { group, element } = await openPage();
  group.set({ editing: { mode: 'create' } });
  await field('Company').fill('Norrs');
  document.body.append(element);
  await expect.poll(() => focused(element)).toContain('Company');
  expect(dialog.element().matches(':modal')).toBe(true);
  await userEvent.keyboard('ken');
  await expect.element(field('Company')).toHaveValue('Norrsken');
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Discard changes')).toBeVisible();
});

test('of another API it starts anew, and saves nothing of one to the other', async () => {
  const { mock, widget, requests } = await openPage();
  widget.update({ customerId: only(mock).id });
  await field('Company').fill('Mine');
  mock.respond = () => Promise.resolve(new Response(null, { status: 404 }));
  widget.update({ api: '/mock-api-of-others' });
  await expect.element(page.getByText('The customer could not be loaded')).toBeVisible();
  await expect.element(button('Save changes')).not.toBeInTheDocument();
  expect(requests.at(-1)).toBe(`GET -of-others/customers/${only(mock).id}`);
});

describe('editing', () => {
  test('starts from what is stored and saves the change with the version it started from', async () => {
    const { group, mock, events, requests } = await openPage();
    const { id } = only(mock);
    group.set({ editing: { mode: 'edit', id } });
    await expect.element(page.getByRole('dialog', { name: 'Edit customer' })).toBeVisible();
    await expect.element(field('Name')).toHaveValue(person.name);
    await expect.element(field('Country')).toHaveValue('SE');
    await field('Phone').fill('');
    await field('Company').fill('Papper & Co');
    await button('Save changes').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toEqual([`GET /customers/${id}`, `PUT /customers/${id}`]);
    expect(only(mock)).toMatchObject({ company: 'Papper & Co', version: 2 });
    expect(only(mock)).not.toHaveProperty('phone');
    expect(events).toEqual([{ type: 'customer-update', detail: { customer: only(mock) } }]);
    await expect.element(page.getByRole('status')).toHaveTextContent(`Your changes to ${person.name} were saved.`);
  });

  test('while it loads, the fields’ places are kept and the focus moves to the name once there is one', async () => {
    const { group, mock, element, hold } = await openPage();
    const release = hold();
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(page.getByText('Loading the customer…')).toBeInTheDocument();
    const place = element.shadowRoot?.querySelector('.skeleton [data-bone=control]')?.getBoundingClientRect().top;
    release();
    await expect.element(field('Name')).toHaveValue(person.name);
    expect(field('Name').element().getBoundingClientRect().top).toBe(place);
    await expect.poll(() => focused(element)).toContain('Name');
  });

  test('a customer that cannot be loaded can be asked for again', async () => {
    const { group, mock, events } = await openPage();
    const mend = mock.use(failing('getCustomer', 'access-denied'));
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are not allowed to do this/);
    expect(events.map(({ type }) => type)).toEqual(['customer-error']);
    mend();
    await button('Try again').click();
    await expect.element(field('Name')).toHaveValue(person.name);
  });

  test.each([
    [401, /You are signed out/, { type: 'customer-auth-required', detail: { status: 401 } }],
    [403, /You are not allowed to do this/, { type: 'customer-error', detail: { code: 'access-denied' } }],
  ])('a %i of a proxy, which knows no problem documents, is as good as one of the API', async (status, text, told) => {
    const { group, mock, events } = await openPage();
    const refuse = async () => new Response('<h1>Portal</h1>', { status, headers: { 'content-type': 'text/html' } });
    vi.spyOn(mock, 'respond').mockImplementation(refuse);
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(page.getByRole('alert')).toMatchTextContent(text);
    expect(events).toMatchObject([told]);
  });

  test('a customer that is gone cannot be edited, and says so', async () => {
    const { group, mock } = await openPage();
    const { id } = mock.customers.remove(only(mock).id);
    group.set({ editing: { mode: 'edit', id } });
    await expect.element(page.getByRole('alert')).toHaveTextContent('This customer no longer exists');
    expect(button('Try again').elements()).toEqual([]);
    await dialog.getByText('Close', { exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('the rules', () => {
  test('a field is checked when it is left, then as it is typed in', async () => {
    const { group } = await openPage();
    group.set({ editing: { mode: 'create' } });
    const email = field('E-mail');
    await email.fill('zoe@');
    expect(email.element().getAttribute('aria-invalid')).toBe('false');
    await userEvent.tab();
    await expect.element(email).toHaveAccessibleDescription('Enter an address like name@example.com.');
    await expect.element(email).toHaveAttribute('aria-invalid', 'true');
    await email.fill('zoe@example.com');
    await expect.element(email).toHaveAttribute('aria-invalid', 'false');
  });

  test('are the contract’s, with their numbers in the reader’s format', async () => {
    const { group } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Notes').fill('n'.repeat(10_001));
    await field('Phone').fill('call me');
    await field('Name').fill('🦊'.repeat(201));
    await field('E-mail').click();
    await expect.element(field('Notes')).toHaveAccessibleDescription('Use at most 10,000 characters.');
    await expect.element(field('Phone')).toHaveAccessibleDescription(/Use digits/);
    await expect.element(field('Name')).toHaveAccessibleDescription('Use at most 200 characters.');
    await field('Name').fill('🦊'.repeat(200));
    await expect.element(field('Name')).toHaveAttribute('aria-invalid', 'false');
  });

  test('have what their * means said before them, which nobody needs to hear: controls say it themselves', async () => {
    const { group } = await openPage();
    group.set({ editing: { mode: 'create' } });
    const note = page.getByText('* required');
    await expect.element(note).toBeVisible();
    await expect.element(note).toHaveAttribute('aria-hidden', 'true');
    const bottom = note.element().getBoundingClientRect().bottom;
    expect(bottom).toBeLessThan(field('Name').element().getBoundingClientRect().top);
  });

  test('an address that was begun is asked for whole', async () => {
    const { group, requests } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await expect.element(field('City')).not.toHaveAttribute('aria-required');
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await field('City').fill('Umeå');
    await expect.element(field('Country')).toHaveAttribute('aria-required', 'true');
    await button('Create customer').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/3 fields need your attention/);
    await expect.element(field('Street')).toHaveAccessibleDescription(/leave the whole address empty/);
    await field('City').fill('');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(requests).toEqual([]);
  });

  test('a submit that breaks them goes to the first bad field and lists all, each a way to its field', async () => {
    const { group, element, requests } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Phone').fill('??');
    await button('Create customer').click();
    const summary = page.getByRole('alert');
    await expect.element(summary).toMatchTextContent(/3 fields need your attention/);
    await expect.element(summary).toHaveAttribute('tabindex', '-1');
    expect(focused(element)).toContain('Name');
    await summary.getByRole('link', { name: 'E-mail: Enter an e-mail address.' }).click();
    expect(focused(element)).toContain('E-mail');
    expect(requests).toEqual([]);
  });

  test('a fault of several lines has its bullet at the first', async () => {
    const { group, element } = await openPage({ presentation: 'inline' });
    element.style.inlineSize = '280px';
    group.set({ editing: { mode: 'create' } });
    await field('City').fill('Umeå');
    await button('Create customer').click();
    const link = page.getByRole('link', { name: /^Street/ }).element();
    expect(link.clientHeight).toBeGreaterThan(40);
    // Without a size, it stands where the bullet's line does.
    const beside = document.createElement('span');
    beside.style.display = 'inline-block';
    link.before(beside);
    expect(beside.getBoundingClientRect().bottom).toBeLessThan(link.getBoundingClientRect().top + 24);
  });

  test('what only the server refuses lands on its field', async () => {
    const { group, mock, element } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Bo');
    await field('E-mail').fill('bo@example.com');
    await field('Postal code').fill('1');
    await field('City').fill('Bo');
    await field('Street').fill('Bo 1');
    await field('Country').selectOptions('NO');
    mock.respond = () =>
      Promise.resolve(
        Response.json(
          {
            type: 'urn:customer-kit:problem:invalid-request',
            title: 'no',
            status: 400,
            errors: [
              { in: 'body', pointer: '/address/postalCode', code: 'too-short', message: '', params: { minimum: 4 } },
            ],
          },
          { status: 400, headers: { 'content-type': 'application/problem+json' } },
        ),
      );
    await button('Create customer').click();
    await expect.element(field('Postal code')).toHaveAccessibleDescription('Use at least 4 characters.');
    expect(focused(element)).toContain('Postal code');
    await field('Postal code').fill('1234');
    await expect.element(field('Postal code')).toHaveAttribute('aria-invalid', 'false');
  });

  test('an e-mail that is taken says so at the e-mail and offers the customer that has it', async () => {
    const { group, mock, element } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Zoë again');
    await field('E-mail').fill('ZOE@example.com');
    await button('Create customer').click();
    await expect
      .element(field('E-mail'))
      .toHaveAccessibleDescription('Another customer already has this e-mail address.');
    expect(focused(element)).toContain('E-mail');
    await button('Open that customer').click();
    await expect.element(page.getByText('Discard your changes?')).toBeVisible();
    await button('Discard changes').click();
    await expect.element(field('Name')).toHaveValue(person.name);
    expect(group.get().editing).toEqual({ mode: 'edit', id: only(mock).id });
  });

  test('keeping what was typed after "Open that customer" takes the group back', async () => {
    const { group } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await field('Name').fill('Zoë again');
    await field('E-mail').fill('zoe@example.com');
    await button('Create customer').click();
    await button('Open that customer').click();
    await button('Keep editing').click();
    await expect.element(field('Name')).toHaveValue('Zoë again');
    expect(group.get().editing).toEqual({ mode: 'create' });
  });
});

describe('filling in', () => {
  test('is helped by the browser: every field says what it is for', async () => {
    const { group } = await openPage();
    group.set({ editing: { mode: 'create' } });
    await expect.element(field('Name')).toHaveAttribute('autocomplete', 'name');
    const purposes = Array.from(page.getByRole('textbox').elements(), (input) => input.getAttribute('autocomplete'));
    expect(purposes).toEqual([
      'name',
      'organization',
      'email',
      'tel',
      'address-line1',
      'address-line2',
      'postal-code',
      'address-level2',
      'address-level1',
      'off',
    ]);
    await expect.element(field('Country')).toHaveAttribute('autocomplete', 'country');
  });

  test.each([
    ['de', 'Land', 'Schweden', 'Ägypten', 'Albanien'],
    ['ar', 'البلد', 'السويد', 'ألبانيا', 'ألمانيا'],
  ])('countries go by their names in the reader’s language (%s), in its order', async (locale, label, name, a, b) => {
    const { group } = await openPage({ locale });
    group.set({ editing: { mode: 'create' } });
    const country = page.getByRole('combobox', { name: label });
    await country.selectOptions(name);
    await expect.element(country).toHaveValue('SE');
    const names = Array.from((country.element() as HTMLSelectElement).options, ({ text }) => text);
    expect(names.indexOf(a)).toBeGreaterThan(0);
    expect(names.indexOf(a)).toBeLessThan(names.indexOf(b));
  });
});

describe('in a low window', () => {
  test.each([
    [320, 256],
    [360, 225],
    [640, 360],
  ])('of %i × %i px, all of the dialog scrolls, and nothing covers what has the focus', async (width, height) => {
    const { element, mock, group } = await openPage();
    await page.viewport(width, height);
    group.set({ editing: { mode: 'edit', id: only(mock).id } });
    await expect.element(field('Company')).toHaveValue(person.company);
    const root = element.shadowRoot as ShadowRoot;
    for (const label of ['Company', 'City', 'Notes']) {
      const control = field(label).element() as HTMLElement;
      control.focus();
      const { left, top } = control.getBoundingClientRect();
      // Where the caret is; of a high field a browser does not show more.
      expect(root.elementFromPoint(left + 10, top + 10)).toBe(control);
    }
    const [outer, body] = ['dialog', '.dialog-body'].map((part) =>
      root.querySelector(part)?.getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    const seen = Math.min(outer.bottom, body.bottom) - Math.max(outer.top, body.top);
    expect(seen).toBeGreaterThan(outer.height * 0.7);
  });
});
