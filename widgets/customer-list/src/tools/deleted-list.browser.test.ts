import { failing, type withCustomers } from '@customer-kit/mock';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, count, listPage, names, people, row, watchRegions } from '../../test/page.tsx';

const now = new Date('2026-11-23T08:00:00Z');

/** A list of people of whom Ada and Berta were deleted, on its view of the deleted. */
async function deletedPage(customers: Parameters<typeof withCustomers>[0] = people) {
  const list = listPage({
    customers,
    now: () => now,
    prepare: ({ customers: all }) => {
      for (const name of ['ada', 'berta']) all.remove(all.findByEmail(`${name}@example.com`)?.id ?? '');
    },
  });
  const form = await list.withForm();
  await expect.element(row(/Cora/)).toBeVisible();
  await button('More').click();
  await button('Recently deleted').click();
  await expect.element(page.getByRole('heading', { name: 'Recently deleted' })).toBeVisible();
  return { ...list, ...form };
}

describe('recently deleted', () => {
  test('shows whom somebody deleted and until when each can be restored', async () => {
    const { asked } = await deletedPage();
    await vi.waitFor(() => expect(names().toSorted()).toEqual(['Ada', 'Berta']));
    expect(asked().at(-1)).toEqual({ deleted: 'true' });
    const until = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(now.getTime() + 30 * 86_400_000);
    await expect.element(row(/Ada/)).toMatchTextContent(new RegExp(`until ${until}`));
    await expect.element(count()).toHaveTextContent('Recently deleted · 2 customers');
  });

  test('has rows that do nothing when they are clicked, and say so by the pointer', async () => {
    const { find, events } = await deletedPage();
    await row(/Ada/).click();
    expect(events).toEqual([]);
    expect(getComputedStyle(find('.row') as HTMLElement).cursor).toBe('auto');
    expect(getComputedStyle(find('.row .button') as HTMLElement).cursor).toBe('pointer');
  });

  test('restores: the customer is back among the others, whole, at once', async () => {
    const { mock, requests } = await deletedPage();
    await button('Restore Ada').click();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(names()).toEqual(['Berta']);
    expect(mock.customers.findByEmail('ada@example.com')).toMatchObject({ name: 'Ada' });
    const before = requests.length;
    await button('All customers').click();
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Cora', 'Dora', 'Emma', 'Frida']));
    expect(requests).toHaveLength(before);
  });

  test('the second click of a double click restores nobody else', async () => {
    const { mock } = await deletedPage();
    await button('Restore Ada').click();
    await vi.waitFor(() => expect(names()).toEqual(['Berta']));
    const berta = button('Restore Berta');
    berta.element().dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(mock.customers.findByEmail('berta@example.com')).toBeUndefined();
    await berta.click();
    await expect.element(page.getByText('Berta is restored.')).toBeVisible();
  });

  test('shows nobody who was restored while the page was on its way', async () => {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    const list = listPage({
      customers: people,
      prepare(api) {
        const respond = api.respond.bind(api);
        vi.spyOn(api, 'respond').mockImplementation(async (request) => {
          const answer = await respond(request);
          if (request.url.includes('deleted')) await arrival;
          return answer;
        });
      },
    });
    const { restore } = await list.withForm();
    const [ada] = ['ada', 'berta'].map((name) => {
      const { customers } = list.mock;
      return customers.remove(customers.findByEmail(`${name}@example.com`)?.id ?? '');
    });
    if (!ada) throw new Error('Ada is not there');
    await button('More').click();
    await button('Recently deleted').click();
    await vi.waitFor(() => expect(list.asked().at(-1)).toEqual({ deleted: 'true' }));
    await restore(ada);
    arrive();
    await expect.element(row(/Berta/)).toBeVisible();
    expect(names()).toEqual(['Berta']);
    // The focus stays in the list, whose rows are others now.
    await expect.element(page.getByText('Recently deleted · 1 customer')).toBeInTheDocument();
  });

  test('left again, the count of the others is said in a region that was there before', async () => {
    const { element } = await deletedPage();
    await expect.element(count()).toHaveTextContent('Recently deleted · 2 customers');
    const textsWithRegion = watchRegions(element);
    await button('All customers').click();
    await expect.element(count()).toHaveTextContent('4 customers');
    expect(textsWithRegion()).toEqual(['']);
  });

  test('says so in the direction of its language, whatever that of the name', async () => {
    await deletedPage([{ name: 'شركة البحر الأحمر', email: 'ada@example.com' }, ...people.slice(1)]);
    await page.getByRole('button', { name: /^Restore .*شركة/ }).click();
    const restored = page.getByText(/is restored\.$/);
    await expect.element(restored).toBeVisible();
    expect(getComputedStyle(restored.element()).direction).toBe('ltr');
  });

  test('says in plain words when the address has been taken since, and tries again', async () => {
    const { mock, focused } = await deletedPage();
    const taker = mock.customers.create({ name: 'Adele', email: 'ada@example.com' });
    await button('Restore Ada').click();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/Ada could not be restored\. Another customer already has this e-mail address\./);
    expect(names().toSorted()).toEqual(['Ada', 'Berta']);
    mock.customers.remove(taker.id);
    await button('Try again').click();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('says that it restores while the server takes its time', async () => {
    const { mock } = await deletedPage();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const respond = mock.respond.bind(mock);
    vi.spyOn(mock, 'respond').mockImplementation((request) => answered.then(() => respond(request)));
    await button('Restore Ada').click();
    await expect.element(page.getByText('Restoring Ada…')).toBeVisible();
    await button('Restore Berta').click();
    await expect.element(page.getByText('Restoring Berta…')).toBeVisible();
    answer();
    await vi.waitFor(() => expect(names()).toEqual([]));
    await expect.element(page.getByText(/is restored\./)).toBeVisible();
    expect(page.getByText(/^Restoring/).elements()).toEqual([]);
  });

  test.each([320, 360, 375, 412])('has its buttons on one line on a phone of %i px', async (width) => {
    const { mock, element } = await deletedPage();
    element.style.inlineSize = `${width}px`;
    const tops = (...labels: string[]) => labels.map((label) => button(label).element().getBoundingClientRect().top);
    await button('Restore Ada').click();
    const told = page.getByText('Ada is restored.');
    await expect.element(told).toBeVisible();
    expect(tops('Close')[0]).toBeLessThan(told.element().getBoundingClientRect().bottom);
    mock.use(failing('updateCustomer', 403));
    await button('Restore Berta').click();
    await expect.element(button('Try again')).toBeVisible();
    const [again, close] = tops('Try again', 'Close');
    expect(close).toBe(again);
  });

  test('a second press while the first is on its way is none', async () => {
    const { mock, asked } = await deletedPage();
    const before = asked().length;
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const respond = mock.respond.bind(mock);
    vi.spyOn(mock, 'respond').mockImplementation((request) => answered.then(() => respond(request)));
    await button('Restore Ada').click();
    await button('Restore Ada').click();
    answer();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(asked()).toHaveLength(before + 2);
  });

  test('a customer somebody restored and changed in the same moment is no failure', async () => {
    const { mock } = await deletedPage();
    const respond = mock.respond.bind(mock);
    vi.spyOn(mock, 'respond').mockImplementation((request) => {
      const ada = mock.customers.deleted.list().find(({ name }) => name === 'Ada');
      if (request.method === 'PUT' && ada) mock.customers.restore(ada.id);
      return respond(request);
    });
    await button('Restore Ada').click();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(names()).toEqual(['Berta']);
  });

  test('who could not be restored is still told when the next one was', async () => {
    const { mock } = await deletedPage();
    mock.customers.create({ name: 'Adele', email: 'ada@example.com' });
    await button('Restore Ada').click();
    await button('Restore Berta').click();
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Ada could not be restored/);
  });

  test('the last one restored leaves the focus in the list', async () => {
    const { focused } = await deletedPage();
    await button('Restore Ada').click();
    await vi.waitFor(() => expect(focused()?.querySelector('.text')?.textContent).toBe('Berta'));
    await button('Restore Berta').click();
    await expect.element(page.getByText('Nobody was deleted lately')).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test.each([
    [403, 'customer-error', { code: 'access-denied' }],
    [401, 'customer-auth-required', { status: 401 }],
  ] as const)('%i tells the host each time', async (code, type, detail) => {
    const { mock, events } = await deletedPage();
    mock.use(failing('updateCustomer', code));
    await button('Restore Ada').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Ada could not be restored\./);
    await expect.poll(() => events).toEqual([[type, expect.objectContaining(detail)]]);
    await button('Try again').click();
    await vi.waitFor(() => expect(events).toHaveLength(2));
  });

  test('throttled, tells the wait the server asks for and goes on by itself', async () => {
    const { mock } = await deletedPage();
    mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter: 1, times: 1 }));
    await button('Restore Ada').click();
    await expect.element(page.getByText('Restoring Ada…')).toBeVisible();
    await expect.element(page.getByText('Next try in 1 second')).toBeVisible();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    await expect.element(page.getByRole('timer')).not.toBeInTheDocument();
  });

  test('throttled for long, says so, and need not be waited for', async () => {
    const { mock } = await deletedPage();
    const mend = mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter: 30 }));
    await button('Restore Ada').click();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/Ada could not be restored.*Next try in 30 seconds/);
    mend();
    await button('Try again').click();
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
  });

  test('throttled for long, goes on by itself and leaves the focus on the row it is on', async () => {
    const { mock, focused } = await deletedPage();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    mock.use(failing('updateCustomer', 'too-many-requests', { retryAfter: 30, times: 1 }));
    await button('Restore Ada').click();
    await expect.element(page.getByRole('timer')).toBeVisible();
    (row(/Berta/).element() as HTMLElement).focus();
    await vi.advanceTimersByTimeAsync(30_000);
    await expect.element(page.getByText('Ada is restored.')).toBeVisible();
    expect(focused()).toBe(row(/Berta/).element());
  });

  test('signed out: the host is asked for a sign-in again, as often as wanted', async () => {
    const { mock, events } = await deletedPage();
    mock.use(failing('updateCustomer', 401));
    await button('Restore Ada').click();
    await button('Sign in').click();
    await button('Sign in').click();
    expect(events.map(([type]) => type)).toEqual(Array.from({ length: 3 }, () => 'customer-auth-required'));
  });

  test('signed out: says so until somebody is signed in', async () => {
    const { mock, list } = await deletedPage();
    const mend = mock.use(failing('updateCustomer', 401));
    await button('Restore Ada').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are signed out/);
    mend();
    list.update({ getAccessToken: () => 'fresh' });
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(names().toSorted()).toEqual(['Ada', 'Berta']);
  });

  test('a customer somebody else restored meanwhile is no failure, and leaves the list', async () => {
    const { mock } = await deletedPage();
    const deleted = mock.customers.deleted.list().find(({ name }) => name === 'Ada');
    if (!deleted) throw new Error('Ada is missing');
    const { deletedAt: _d, restorableUntil: _u, ...ada } = deleted;
    mock.customers.put({ ...ada, version: ada.version + 1 });
    await button('Restore Ada').click();
    await vi.waitFor(() => expect(names()).toEqual(['Berta']));
  });

  test('whom this page deletes stands at its head, without asking again', async () => {
    const { mock, group, remove, asked } = await deletedPage();
    await vi.waitFor(() => expect(names()).toHaveLength(2));
    const requests = asked().filter(({ deleted }) => deleted).length;
    const emma = mock.customers.findByEmail('emma@example.com');
    if (!emma) throw new Error('Emma is missing');
    await remove(emma);
    await vi.waitFor(() => expect(names()[0]).toBe('Emma'));
    expect(asked().filter(({ deleted }) => deleted)).toHaveLength(requests);
    group.store.set({ deleted: false });
    await vi.waitFor(() => expect(names()).toEqual(['Cora', 'Dora', 'Frida']));
  });

  test('restores a customer who was selected when deleted without selecting them again', async () => {
    const { mock, group, remove } = await deletedPage();
    group.store.set({ deleted: false });
    await page.getByRole('checkbox', { name: 'Select Emma' }).click();
    await page.getByRole('checkbox', { name: 'Select Dora' }).click();
    const emma = mock.customers.findByEmail('emma@example.com');
    if (!emma) throw new Error('Emma is missing');
    await remove(emma);
    group.store.set({ deleted: true });
    await button('Restore Emma').click();
    await expect.element(page.getByText('Emma is restored.')).toBeVisible();
    await button('All customers').click();
    await expect.element(page.getByRole('toolbar')).toMatchTextContent(/1 selected/);
    await expect.element(page.getByRole('checkbox', { name: 'Select Emma' })).not.toBeChecked();
  });

  test('ends by a search, which finds customers', async () => {
    const { group } = await deletedPage();
    group.store.set({ query: 'dora' });
    await vi.waitFor(() => expect(names()).toEqual(['Dora']));
    expect(group.store.get().deleted).toBe(false);
  });

  test('says so when there is nobody', async () => {
    const { withForm } = listPage({ customers: people });
    const { group } = await withForm();
    group.store.set({ deleted: true });
    await expect.element(page.getByText('Nobody was deleted lately')).toBeVisible();
  });
});
