import { statusAtClosing } from '@customer-kit/kit/test';
import { failing, offline, signedInAs } from '@customer-kit/mock';
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
    expect(document.activeElement).toBe(button('Opener').element());
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
    expect(document.activeElement).toBe(button('Opener').element());
  });

  test('what became of it is said after the dialog, for a screen reader knows nothing else before', async () => {
    const { group, rows, element } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    await expect.element(dialog).toBeVisible();
    const atClosing = statusAtClosing(element);
    await button('Delete').click();
    expect(await atClosing).toBe('');
    await expect.element(status).toHaveTextContent('Zoë was deleted.');
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
    const mend = mock.use(failing('deleteCustomer', problem));
    await button('Delete').click();
    await expect.element(alert).toMatchTextContent(text);
    expect(events.map(({ type }) => type)).toEqual([event]);
    mend();
    await button('Try again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });

  test('signed out, says so until somebody is signed in', async () => {
    const { group, mock, rows, element, widget } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    mock.use(signedInAs('nobody'));
    await button('Delete').click();
    await expect.element(alert).toMatchTextContent(/You are signed out/);
    await button('Sign in').click();
    mock.use(signedInAs('editor'));
    widget.update({ getAccessToken: () => 'fresh' });
    await expect.element(alert).toHaveTextContent('Not deleted');
    expect(focused(element)).toBe('Try again');
    expect(mock.customers.size).toBe(1);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });

  test('in a low window shows whom first; all of the dialog scrolls to the buttons', async () => {
    const { group, rows, element } = await openPage(['Zoë Ångström, who has a name of several lines on such a screen']);
    await page.viewport(360, 225);
    group.set({ deleting: rows });
    const title = page.getByRole('heading', { name: /^Delete Zoë/ });
    await expect.element(title).toBeVisible();
    expect(title.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
    expect(focused(element)).toBe(title.element().textContent);
    await userEvent.tab();
    await userEvent.tab();
    expect(focused(element)).toBe('Cancel');
    const cancel = button('Cancel').element();
    const { left, right, top, bottom } = cancel.getBoundingClientRect();
    expect(element.shadowRoot?.elementFromPoint((left + right) / 2, (top + bottom) / 2)).toBe(cancel);
    expect(title.element().getBoundingClientRect().top).toBeLessThan(0);
  });

  test('without a network says so', async () => {
    const { group, mock, rows } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    mock.use(offline());
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

  test('the browser asks before the tab is closed while some are not deleted yet', async () => {
    const { group, rows, hold } = await openPage(names);
    const leavesPage = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const release = hold();
    group.set({ deleting: rows });
    await expect.element(dialog).toBeVisible();
    expect(leavesPage()).toBe(true);
    await button('Delete 6 customers').click();
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    expect(leavesPage()).toBe(false);
    release();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(leavesPage()).toBe(true);
  });

  test('says exactly which failed and why, and tries those again', async () => {
    const { group, mock, rows, requests } = await openPage(names);
    const [, bo, cy] = rows;
    group.set({ deleting: rows });
    mock.customers.update(bo?.id ?? '', { name: 'Bo the Second' });
    mock.customers.remove(cy?.id ?? '');
    const mend = mock.use(failing('deleteCustomer', 'access-denied', { times: 1 }));
    await button('Delete 6 customers').click();
    await expect.element(alert).toMatchTextContent(/3 customers were not deleted/);
    for (const reason of [
      'You are not allowed to do this. Ask whoever manages your access.Ada',
      'Somebody changed this customer meanwhile. It is shown as it is now.Bo the Second',
      'Somebody else had deleted this customer already.Cy',
    ]) {
      expect(alert.element().textContent).toContain(reason);
    }
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

  test('200 of which ten are refused: 190 go, ten stay with name and reason, and are tried again', async () => {
    const people = Array.from({ length: 200 }, (_, index) => `Person ${String(index).padStart(3, '0')}`);
    const { group, mock, rows, requests } = await openPage(people);
    mock.use(failing('deleteCustomer', 'access-denied', { times: 10 }));
    group.set({ deleting: rows });
    await button('Delete 200 customers').click();
    await expect.element(alert).toMatchTextContent(/10 customers were not deleted/);
    expect(mock.customers.list().map(({ name }) => name)).toEqual(people.slice(0, 10));
    const refused = page.getByRole('listitem').elements();
    expect(refused.map(({ textContent }) => textContent)).toEqual(people.slice(0, 10));
    expect(alert.element().textContent).toContain('You are not allowed to do this. Ask whoever manages your access.');
    await expect.element(page.getByRole('progressbar', { name: '190 of 200 deleted' })).toBeVisible();
    requests.length = 0;
    await button('Try 10 again').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(requests).toHaveLength(10);
    expect(mock.customers.size).toBe(0);
    await expect.element(status).toHaveTextContent('200 customers were deleted.');
  });

  test('closed before all are deleted, offers Undo for those that are', async () => {
    const { group, mock, rows } = await openPage(names);
    mock.use(failing('deleteCustomer', 'access-denied', { times: 2 }));
    group.set({ deleting: rows });
    await button('Delete 6 customers').click();
    await button('Close').first().click();
    await expect.element(status).toHaveTextContent('4 customers were deleted.');
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('4 customers are back.');
    expect(mock.customers.size).toBe(6);
  });

  test('throttled, waits as long as the server asks and goes on by itself', async () => {
    const { group, mock, rows, requests } = await openPage(names);
    mock.use(failing('deleteCustomer', 'too-many-requests', { times: 2, retryAfter: 30 }));
    group.set({ deleting: rows });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await button('Delete 6 customers').click();
    await expect.element(dialog).toMatchTextContent(/The server asks to wait 30 seconds/);
    await vi.advanceTimersByTimeAsync(25_000);
    // Four at a time: two were throttled, two went through, and nobody asks while the server rests.
    expect(requests).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await expect.element(status).toHaveTextContent('6 customers were deleted.');
  });

  test.each([5, 30])('while it waits %i seconds for the server can be stopped', async (retryAfter) => {
    const { group, mock, rows } = await openPage(['Zoë']);
    mock.use(failing('deleteCustomer', 'too-many-requests', { retryAfter }));
    group.set({ deleting: rows });
    await button('Delete').click();
    await expect.element(dialog).toMatchTextContent(new RegExp(`The server asks to wait ${retryAfter} seconds`));
    await button('Stop').click();
    await button('Cancel').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(1);
  });

  test('signed out in the middle, stops, says so and goes on after signing in', async () => {
    const { group, mock, rows, events, element } = await openPage([...names, ...names]);
    element.addEventListener('customer-delete', () => mock.use(signedInAs('nobody')), { once: true });
    group.set({ deleting: rows });
    await button('Delete 12 customers').click();
    await expect.element(alert).toMatchTextContent(/customers are still there.You are signed out/);
    expect(events.map(({ type }) => type)).toContain('customer-auth-required');
    const left = mock.customers.size;
    await expect.element(page.getByRole('progressbar', { name: `${12 - left} of 12 deleted` })).toBeVisible();
    element.addEventListener('customer-auth-required', () => mock.use(signedInAs('editor')));
    await button('Sign in').click();
    await button(`Delete the other ${left}`).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
    await expect.element(status).toHaveTextContent('12 customers were deleted.');
  });

  test('offline in the middle, stops, says so and goes on by itself when the connection is back', async () => {
    const { group, mock, rows, element } = await openPage([...names, ...names]);
    let reconnect = () => {};
    element.addEventListener('customer-delete', () => (reconnect = mock.use(offline())), { once: true });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    group.set({ deleting: rows });
    await button('Delete 12 customers').click();
    await expect.element(alert).toMatchTextContent(/customers are still there.You are offline. It goes on by itself/);
    expect(mock.customers.size).toBeGreaterThan(0);
    reconnect();
    window.dispatchEvent(new Event('online'));
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
  });

  test.each([
    ['its answer got lost', undefined, /The server did not answer/, 'Delete the other 6'],
    ['a proxy did not wait for the answer', 504, /6 customers were not deleted/, 'Try 6 again'],
  ])('what was deleted though %s counts as deleted', async (_, proxyStatus, text, again) => {
    const { group, mock, rows, events, loseAnswers } = await openPage(names);
    const mend = loseAnswers(proxyStatus);
    group.set({ deleting: rows });
    await button('Delete 6 customers').click();
    await expect.element(alert).toMatchTextContent(text);
    mend();
    await button(again).click();
    await expect.element(status).toHaveTextContent('6 customers were deleted.');
    expect(events.filter(({ type }) => type === 'customer-delete')).toHaveLength(6);
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('6 customers are back.');
    expect(mock.customers.size).toBe(6);
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
    const onEvent = vi.fn();
    widget.on('customer-close', onEvent);
    widget.update({ customers: rows.slice(0, 1) });
    await button('Delete').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(onClose).toHaveBeenCalledOnce();
    expect(onEvent).toHaveBeenCalledOnce();
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
