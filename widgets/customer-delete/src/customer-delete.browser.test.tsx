import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { focused, openPage } from '../test/delete-page.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('alertdialog');
const alert = page.getByRole('alert');
const status = page.getByRole('status');

describe('deleting one customer', () => {
  test('asks by name, with the focus on Cancel, and does nothing when cancelled', async () => {
    const { group, rows, element, requests } = await openPage(['Zoë Ångström']);
    expect(element.shadowRoot?.querySelector('dialog')).toBeNull();
    group.set({ deleting: rows });
    await expect.element(page.getByRole('alertdialog', { name: 'Delete Zoë Ångström?' })).toBeVisible();
    await expect.element(dialog).toMatchTextContent(/c0@example.com/);
    expect(focused(element)).toBe('Cancel');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(group.get().deleting).toBeUndefined();
    expect(requests).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Opener');
  });

  test('deletes, tells the page, says so, and gives the focus back', async () => {
    const { group, mock, rows, events, requests } = await openPage(['Zoë', 'Bo']);
    const [zoe] = rows;
    group.set({ deleting: rows.slice(0, 1) });
    await button('Delete').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.list().map(({ name }) => name)).toEqual(['Bo']);
    expect(requests).toEqual([`DELETE /customers/${zoe?.id}`]);
    expect(events).toEqual([{ type: 'customer-delete', detail: { customer: zoe } }]);
    await expect.element(status).toHaveTextContent('Zoë was deleted.');
    expect(document.activeElement?.textContent).toBe('Opener');
  });

  test('cannot be started twice, nor look cancelled while it is on its way', async () => {
    const { group, rows, hold, requests } = await openPage(['Zoë']);
    const release = hold();
    group.set({ deleting: rows });
    await button('Delete').click();
    await expect.element(button('Deleting…')).toHaveAttribute('aria-disabled', 'true');
    await button('Deleting…').click({ force: true });
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).toBeVisible();
    release();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toHaveLength(1);
  });

  test('one that somebody changed is shown as it is now, to be deleted anyway or not', async () => {
    const { group, mock, rows, element } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    mock.customers.update(rows[0]?.id ?? '', { name: 'Zoë Married' });
    await button('Delete').click();
    await expect.element(alert).toMatchTextContent(/Somebody changed this customer meanwhile/);
    await expect.element(page.getByRole('alertdialog', { name: 'Delete Zoë Married?' })).toBeVisible();
    expect(mock.customers.size).toBe(1);
    expect(focused(element)).toBe('Delete anyway');
    await button('Delete anyway').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });

  test('one that is gone already says so; there is nothing left but to close', async () => {
    const { group, mock, rows, element, events } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    mock.customers.remove(rows[0]?.id ?? '');
    await button('Delete').click();
    await expect.element(page.getByRole('heading', { name: 'This customer was already deleted' })).toBeVisible();
    await expect.element(alert).toMatchTextContent(/Somebody else deleted it before you/);
    expect(button('Delete').elements()).toEqual([]);
    expect(focused(element)).toBe('Close');
    expect(events).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test.each([
    ['access-denied', /You are not allowed to do this/, 'customer-error'],
    ['unauthorized', /You are signed out/, 'customer-auth-required'],
    ['unavailable', /Something failed on the server/, 'customer-error'],
  ] as const)('%s says so and can be tried again', async (problem, text, event) => {
    const { group, mock, rows, events } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    const mend = mock.fail('deleteCustomer', problem);
    await button('Delete').click();
    await expect.element(alert).toMatchTextContent(text);
    expect(events.map(({ type }) => type)).toEqual([event]);
    mend();
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });

  test('without a network says so', async () => {
    const { group, mock, rows } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    mock.offline();
    await button('Delete').click();
    await expect.element(alert).toMatchTextContent(/The server did not answer/);
  });
});

describe('deleting several', () => {
  const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'];

  test('says how many and who, and deletes them all', async () => {
    const { group, mock, rows, events } = await openPage([...names, 'Gus']);
    group.set({ deleting: rows.slice(0, 6) });
    await expect.element(page.getByRole('alertdialog', { name: 'Delete 6 customers?' })).toBeVisible();
    await expect.element(page.getByRole('listitem').nth(5)).toMatchTextContent(/Flo/);
    await button('Delete 6 customers').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.list().map(({ name }) => name)).toEqual(['Gus']);
    expect(events).toHaveLength(6);
    await expect.element(status).toHaveTextContent('6 customers were deleted.');
  });

  test('shows how far it is', async () => {
    const { group, rows, hold } = await openPage(names);
    const release = hold();
    group.set({ deleting: rows });
    await button('Delete 6 customers').click();
    const bar = page.getByRole('progressbar', { name: '0 of 6 deleted' });
    await expect.element(bar).toHaveAttribute('max', '6');
    release();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test('says exactly which failed and why, and tries those again', async () => {
    const { group, mock, rows, requests } = await openPage(names);
    const [, bo, cy] = rows;
    group.set({ deleting: rows });
    mock.customers.update(bo?.id ?? '', { name: 'Bo the Second' });
    mock.customers.remove(cy?.id ?? '');
    const mend = mock.fail('deleteCustomer', 'access-denied', { times: 1 });
    await button('Delete 6 customers').click();
    await expect.element(alert).toMatchTextContent(/3 customers were not deleted/);
    const reasons = page
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => textContent);
    expect(reasons).toEqual([
      'AdaYou are not allowed to do this. Ask whoever manages your access.',
      'Bo the SecondSomebody changed this customer meanwhile. It is shown as it is now.',
      'CySomebody else had deleted this customer already.',
    ]);
    await expect.element(page.getByRole('progressbar', { name: '3 of 6 deleted' })).toBeVisible();
    expect(mock.customers.size).toBe(2);
    mend();
    requests.length = 0;
    await button('Try 2 again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toHaveLength(2);
    expect(mock.customers.size).toBe(0);
    await expect.element(status).toHaveTextContent('5 customers were deleted.');
  });

  test('can be stopped, and gone on with', async () => {
    const { group, mock, rows, hold, requests } = await openPage(names);
    const release = hold();
    group.set({ deleting: rows });
    await button('Delete 6 customers').click();
    await button('Stop').click();
    release();
    await expect.element(page.getByText('Stopped. 2 customers are still there.')).toBeVisible();
    expect(requests).toHaveLength(4);
    await button('Delete the other 2').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });
});

describe('under a host that controls', () => {
  test('asks about the customers it is given, and tells it when it is done', async () => {
    const onClose = vi.fn();
    const { widget, mock, rows, group } = await openPage(['Zoë', 'Bo'], { onClose });
    widget.update({ customers: rows.slice(0, 1) });
    await button('Delete').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(onClose).toHaveBeenCalledOnce();
    expect(mock.customers.size).toBe(1);
    group.set({ deleting: rows.slice(1) });
    widget.update({ customers: [] });
    await expect.element(status).toHaveTextContent('Zoë was deleted.');
    expect(page.getByRole('alertdialog').elements()).toEqual([]);
  });

  test('asks again when the host does', async () => {
    const { widget, rows } = await openPage(['Zoë']);
    widget.update({ customers: rows });
    await button('Cancel').click();
    await expect.element(dialog).not.toBeInTheDocument();
    widget.update({ theme: 'dark' });
    expect(page.getByRole('alertdialog').elements()).toEqual([]);
    widget.update({ customers: [...rows] });
    await expect.element(dialog).toBeVisible();
  });
});
