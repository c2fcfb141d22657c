import { type CustomerMock, failing, offline, slow } from '@customer-kit/mock';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, count, listPage, names, people, row, watchRegions } from '../test/page.tsx';
import { mount } from './mount.ts';

/** How much of an element shows so many milliseconds after it came, or changed. */
function styleAt(element: Element | null, time: number): CSSStyleDeclaration {
  if (!element) throw new Error('It is not there.');
  for (const animation of element.getAnimations()) {
    animation.pause();
    animation.currentTime = time;
  }
  return getComputedStyle(element);
}

const opacityAt = (element: Element | null, time: number) => Number(styleAt(element, time).opacity);

describe('states', () => {
  test('before the first page, skeletons stand where rows will be', async () => {
    const { find, findAll } = listPage({ customers: 5, prepare: (mock) => mock.use(slow(Infinity)) });
    await vi.waitFor(() => expect(findAll('[data-skeleton]').length).toBeGreaterThan(3));
    expect(find('[role=grid]')?.getAttribute('aria-busy')).toBe('true');
    expect(find('[role=grid]')?.getAttribute('aria-rowcount')).toBe('-1');
    expect(opacityAt(find('[data-skeleton]'), 149)).toBe(0);
    expect(opacityAt(find('[data-skeleton]'), 300)).toBe(1);
  });

  test('when rows come, nothing moves', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const { find, findAll } = listPage({
      customers: people,
      prepare(mock) {
        const respond = mock.respond.bind(mock);
        vi.spyOn(mock, 'respond').mockImplementation((request) => opened.then(() => respond(request)));
      },
    });
    await vi.waitFor(() => expect(findAll('[data-skeleton]').length).toBeGreaterThan(3));
    const places = (selector: string) =>
      ['.head', '.heads', selector].map((part) => find(part)?.getBoundingClientRect().toJSON() as DOMRect);
    const before = places('[data-skeleton]');
    open();
    await expect.element(row(/Ada/)).toBeVisible();
    expect(places('[data-index="0"]')).toEqual(before);
  });

  test('while another order is on its way, the rows so far stay', async () => {
    const { mock, find } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    mock.use(slow(Number.POSITIVE_INFINITY));
    await button('Name').click();
    await vi.waitFor(() => expect(find('.progress')).not.toBeNull());
    expect(names()).toHaveLength(people.length);
    expect(find('[role=grid]')?.getAttribute('aria-busy')).toBe('true');
    expect(find('.rows')?.dataset.stale).toBe('true');
    expect(opacityAt(find('.progress'), 149)).toBe(0);
    expect(opacityAt(find('.progress'), 300)).toBe(1);
    expect(opacityAt(find('.rows'), 149)).toBe(1);
    expect(opacityAt(find('.rows'), 250)).toBe(0.5);
  });

  test('no customers: says so and offers to create one', async () => {
    const { withForm } = listPage({ customers: [] });
    await expect.element(page.getByText('No customers yet')).toBeVisible();
    expect(button('New customer').elements()).toHaveLength(0);
    const { group } = await withForm();
    await button('New customer').last().click();
    expect(group.store.get().editing).toEqual({ mode: 'create' });
  });

  test('nothing found: names the query and clears it', async () => {
    const { withForm, asked, events, focused } = listPage({ customers: people });
    const { group } = await withForm();
    await expect.element(row(/Ada/)).toBeVisible();
    group.store.set({ query: 'xyz' });
    await expect.element(page.getByText(/Nothing found for .*xyz/)).toBeVisible();
    expect(asked().at(-1)).toEqual({ q: 'xyz' });
    await button('Clear search').click();
    await expect.element(row(/Ada/)).toBeVisible();
    expect(group.store.get().query).toBe('');
    expect(events).toEqual([['customer-search', { query: '' }]]);
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('a query that cannot be looked up lists everybody', async () => {
    const { withForm, asked } = listPage({ customers: people });
    const { group } = await withForm();
    await expect.element(row(/Ada/)).toBeVisible();
    group.store.set({ query: ' a ' });
    await expect.element(row(/Berta/)).toBeVisible();
    expect(asked()).toEqual([{ sort: 'name' }]);
  });

  test('a query of the host stands over the group’s', async () => {
    const { withForm, list } = listPage({ customers: people, props: { query: 'ada' } });
    const { group } = await withForm();
    group.store.set({ query: 'berta' });
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    list.update({ query: undefined });
    await vi.waitFor(() => expect(names()).toEqual(['Berta']));
  });

  test.each([
    [400, 'Customers could not be loaded', 'customer-error', { code: 'invalid-cursor' }],
    [403, 'You are not allowed to see customers', 'customer-error', { code: 'access-denied' }],
    [401, 'You are signed out', 'customer-auth-required', { status: 401 }],
  ] as const)('%i says what happened, tells the host once, and tries again', async (code, title, type, detail) => {
    const { events, focused } = listPage({
      customers: people,
      prepare: (mock) => mock.use(failing('getCustomers', code, { times: 1 })),
    });
    await expect.element(page.getByRole('alert')).toMatchTextContent(new RegExp(title));
    await expect.poll(() => events).toEqual([[type, expect.objectContaining(detail)]]);
    await button('Try again').click();
    await expect.element(row(/Ada/)).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
    expect(events).toHaveLength(1);
  });

  test('signed out: the host is asked for a sign-in again, as often as wanted', async () => {
    const { events } = listPage({ customers: people, prepare: (mock) => mock.use(failing('getCustomers', 401)) });
    await button('Sign in').click();
    await button('Sign in').click();
    expect(events).toEqual(
      Array.from({ length: 3 }, () => ['customer-auth-required', expect.objectContaining({ status: 401 })]),
    );
  });

  test('too many requests: says when it tries again, and does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { requests } = listPage({
      customers: people,
      prepare: (mock) => mock.use(failing('getCustomers', 429, { times: 1, retryAfter: 42 })),
    });
    const timer = page.getByRole('timer');
    await expect.element(timer).toHaveTextContent('Next try in 42 seconds');
    vi.advanceTimersByTime(2_000);
    await expect.element(timer).toHaveTextContent('Next try in 40 seconds');
    expect(requests).toHaveLength(1);
    vi.advanceTimersByTime(40_000);
    await expect.element(row(/Ada/)).toBeVisible();
    expect(requests).toHaveLength(2);
  });

  test('trying again by itself leaves the focus where somebody types', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    listPage({
      customers: people,
      prepare: (mock) => mock.use(failing('getCustomers', 503, { times: 1, retryAfter: 42 })),
    });
    await expect.element(page.getByRole('timer')).toBeVisible();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    vi.advanceTimersByTime(42_000);
    await expect.element(row(/Ada/)).toBeVisible();
    expect(document.activeElement).toBe(field);
  });

  test('trying again by itself leaves the focus on the row it is on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { mock, focused } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    mock.use(failing('getCustomers', 429, { times: 1, retryAfter: 42 }));
    vi.setSystemTime(Date.now() + 60_000);
    window.dispatchEvent(new Event('visibilitychange'));
    await expect.element(page.getByRole('timer')).toBeVisible();
    (row(/Ada/).element() as HTMLElement).focus();
    vi.advanceTimersByTime(42_000);
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(focused()).toBe(row(/Ada/).element());
  });

  test('a token function taken back gives no token any more', async () => {
    const { list, requests } = listPage({ customers: people, props: { getAccessToken: () => 'ada' } });
    await expect.element(row(/Ada/)).toBeVisible();
    list.update({ getAccessToken: undefined });
    await button('Name').click();
    await vi.waitFor(() => expect(names()[0]).toBe('Frida'));
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer ada', null]);
  });

  test('slow: says that it still waits', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { find } = listPage({ customers: people, prepare: (mock) => mock.use(slow(Infinity)) });
    const said = () => [find('.count')?.textContent, find('[role=status]')?.textContent];
    await vi.waitUntil(() => find('.row') !== null, { interval: 0 });
    vi.advanceTimersByTime(4_000);
    expect(said()).toEqual(['', '']);
    vi.advanceTimersByTime(2_000);
    const text = 'Still waiting for the server…';
    await vi.waitUntil(() => find('.count')?.textContent === text);
    vi.advanceTimersByTime(500);
    await vi.waitUntil(() => find('[role=status]')?.textContent !== '');
    expect(said()).toEqual([text, text]);
  });

  test('no answer is told after trying again by itself', async () => {
    const { events, requests } = listPage({ customers: people, prepare: (mock) => mock.use(offline()) });
    await expect.element(page.getByRole('alert'), { timeout: 10_000 }).toMatchTextContent(/The server did not answer/);
    expect(requests).toHaveLength(4);
    await expect.poll(() => events).toEqual([['customer-error', expect.objectContaining({ code: 'network' })]]);
  });

  test('offline says so over the rows there are, and goes on by itself', async () => {
    const { asked } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    window.dispatchEvent(new Event('offline'));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are offline/);
    await button('Name').click();
    expect(names()).toHaveLength(people.length);
    expect(asked()).toHaveLength(1);
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(names()[0]).toBe('Frida'));
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });

  test('a page that fails keeps the rows there are and is tried again on request only', async () => {
    const { mock, viewport, requests } = listPage({ customers: 150 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    mock.use(failing('getCustomers', 403, { times: 1 }));
    viewport().scrollTop = 60 * 44;
    await expect.element(page.getByRole('alert')).toMatchTextContent(/More customers could not be loaded\./);
    viewport().scrollTop = 70 * 44;
    await vi.waitFor(() => expect(names().length).toBeGreaterThan(5));
    expect(requests).toHaveLength(2);
    await button('Try again').click();
    await expect.element(count()).toHaveTextContent('150 customers');
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });
});

describe('the status filter', () => {
  const mixed = people.map((person, index) => ({
    ...person,
    status: index < 2 ? ('active' as const) : ('lead' as const),
  }));
  const filter = () => page.getByRole('combobox', { name: 'Status' });

  test('lists one status, says so, and is the group’s', async () => {
    const { withForm, asked, find } = listPage({ customers: mixed });
    const { group, create } = await withForm();
    const region = find('.overs[aria-live=polite]');
    await filter().selectOptions('Active');
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Berta']));
    expect(asked().at(-1)).toEqual({ status: 'active', sort: 'name' });
    expect(find('.count')?.textContent).toBe('2 customers · Active');
    expect(group.store.get().status).toBe('active');
    // One of another status does not belong here; the reader is told where it went.
    await create({ name: 'Abel', email: 'abel@example.com', status: 'lead' });
    const notice = page.getByText('Abel is saved, but not among the rows shown.');
    await expect.element(notice).toBeVisible();
    // A screen reader knew the region before, and once more by the time when the dialog that saved has gone.
    expect(region?.contains(notice.element())).toBe(true);
    expect(styleAt(notice.element().closest('.over'), 249).visibility).toBe('hidden');
    expect(styleAt(notice.element().closest('.over'), 251).visibility).toBe('visible');
    expect(names()).toEqual(['Ada', 'Berta']);
  });

  test('narrows a search, and what is combined is said', async () => {
    const { withForm, asked, find } = listPage({ customers: mixed });
    const { group } = await withForm();
    group.store.set({ query: 'example', status: 'lead' });
    await vi.waitFor(() => expect(names()).toEqual(['Cora', 'Dora', 'Emma', 'Frida']));
    expect(asked().at(-1)).toEqual({ q: 'example', status: 'lead' });
    expect(find('.count')?.textContent).toBe('4 found · “example” · Lead');
  });

  test('that leaves nobody is named, and taken away on request', async () => {
    const { withForm } = listPage({ customers: mixed });
    const { group } = await withForm();
    group.store.set({ query: 'ada', status: 'lead' });
    await expect.element(page.getByText('Only customers with the status “Lead” were searched.')).toBeVisible();
    await button('Show every status').click();
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    group.store.set({ query: '', status: 'inactive' });
    await expect.element(page.getByText('No customer has the status “Inactive”')).toBeVisible();
    expect(button('Clear search').elements()).toHaveLength(0);
  });
});

describe('a page on its way', () => {
  /** A list whose next answer is held, with what the server had when it was asked. */
  function holdNext(mock: CustomerMock) {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    const respond = mock.respond.bind(mock);
    vi.spyOn(mock, 'respond').mockImplementationOnce(async (request) => {
      const answer = await respond(request);
      await arrival;
      return answer;
    });
    return arrive;
  }

  test('has who was created meanwhile, and not who was deleted', async () => {
    const { mock, withForm, asked } = listPage({ customers: people });
    const { group, create, remove } = await withForm();
    await expect.element(row(/Ada/)).toBeVisible();
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is not there');
    const arrive = holdNext(mock);
    group.store.set({ query: 'example' });
    await vi.waitFor(() => expect(asked().at(-1)).toEqual({ q: 'example' }));
    await create({ name: 'Zoe', email: 'zoe@example.com' });
    await remove(berta);
    arrive();
    await vi.waitFor(() => expect(names().toSorted()).toEqual(['Ada', 'Cora', 'Dora', 'Emma', 'Frida', 'Zoe']));
    expect(page.getByText('is saved, but not among the rows shown').elements()).toHaveLength(0);
  });

  test('that is read again has who was created meanwhile, and not who was deleted', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { mock, withForm, requests } = listPage({ customers: people });
    const { create, remove } = await withForm();
    await expect.element(row(/Ada/)).toBeVisible();
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is not there');
    mock.customers.create({ name: 'Aaron', email: 'aaron@example.com' });
    const arrive = holdNext(mock);
    vi.setSystemTime(Date.now() + 3_600_000);
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    await create({ name: 'Zoe', email: 'zoe@example.com' });
    await remove(berta);
    arrive();
    await expect.element(row(/Aaron/)).toBeVisible();
    expect(names()).toEqual(['Aaron', 'Ada', 'Cora', 'Dora', 'Emma', 'Frida', 'Zoe']);
  });
});

describe('coming back', () => {
  const comeBack = () => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  };

  /** A list of 400 of which 300 are loaded, in the middle, that nobody looked at for an hour. */
  async function oldPage() {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const list = listPage({ customers: 400 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    for (const loaded of [200, 300]) {
      list.viewport().scrollTop = (loaded - 120) * 44;
      await expect.element(count()).toHaveTextContent(`${loaded} loaded, more to come`);
    }
    list.viewport().scrollTop = 110 * 44;
    await vi.waitFor(() => expect(list.find('[data-index="112"]')).not.toBeNull());
    vi.setSystemTime(Date.now() + 3_600_000);
    return { ...list, before: list.requests.length };
  }

  test('to a list that was scrolled through reads what is in view, and nothing else', async () => {
    const { mock, find, requests, asked, before } = await oldPage();
    const id = mock.customers.page('name', { limit: 115 }).at(-1)?.id ?? '';
    const customer = mock.customers.get(id);
    if (!customer) throw new Error('The row is missing');
    mock.customers.put({ ...customer, company: 'Changed by a colleague', version: 2 });
    comeBack();
    await expect.element(page.getByText('Changed by a colleague')).toBeVisible();
    expect(requests).toHaveLength(before + 1);
    expect(asked().at(-1)).toHaveProperty('cursor');
    expect(find('[data-index="114"] .flash')).not.toBeNull();
    await expect.element(count()).toHaveTextContent('300 loaded, more to come');
  });

  test('soon, or with the window, asks as little', async () => {
    const { requests, before } = await oldPage();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.waitFor(() => expect(requests).toHaveLength(before + 1));
    await vi.waitFor(() => expect(page.getByRole('grid').element().getAttribute('aria-busy')).toBe('false'));
    comeBack();
    await expect.element(count()).toHaveTextContent('300 loaded, more to come');
    expect(requests).toHaveLength(before + 1);
  });

  test('asks no longer when the list is gone, or shows something else', async () => {
    const { mock, list, requests, before, withForm } = await oldPage();
    const { group } = await withForm();
    mock.use(slow(60_000));
    comeBack();
    await vi.waitFor(() => expect(requests).toHaveLength(before + 1));
    group.store.set({ sort: '-name' });
    await vi.waitFor(() => expect(requests.map(({ signal }) => signal.aborted).slice(before)).toEqual([true, false]));
    list.unmount();
    await vi.waitFor(() => expect(requests.at(-1)?.signal.aborted).toBe(true));
  });

  test('to a search of an hour ago starts at its first page', async () => {
    const { withForm, requests, asked, before } = await oldPage();
    const { group } = await withForm();
    group.store.set({ sort: '-name' });
    await vi.waitFor(() => expect(requests).toHaveLength(before + 1));
    await vi.waitFor(() => expect(page.getByRole('grid').element().getAttribute('aria-busy')).toBe('false'));
    group.store.set({ sort: 'name' });
    await vi.waitFor(() => expect(requests).toHaveLength(before + 2));
    expect(asked().at(-1)).toEqual({ sort: 'name' });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
  });

  test('that fails is said, the rows stay, and it is tried again on request', async () => {
    const { mock, before, requests } = await oldPage();
    mock.use(failing('getCustomers', 403, { times: 1 }));
    comeBack();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The list could not be refreshed\./);
    await expect.element(count()).toHaveTextContent('300 loaded, more to come');
    await button('Try again').click();
    await vi.waitFor(() => expect(page.getByRole('alert').elements()).toHaveLength(0));
    expect(requests).toHaveLength(before + 2);
  });
});

describe('announcements', () => {
  test('leave what a search found to the search field when there is one', async () => {
    const { withForm, withSearch, find } = listPage({ customers: people });
    const { group } = await withForm();
    await withSearch();
    const spoken = () => find('[role=status]')?.textContent;
    await vi.waitFor(() => expect(spoken()).toBe('6 customers'));
    group.store.set({ query: 'ada' });
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    await vi.waitFor(() => expect(spoken()).toBe(''));
    expect(find('.count')?.textContent).toBe('1 found · “ada”');
  });

  test('come into a region that was there before where the customers were there first', async () => {
    const { mock } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    const element = document.createElement('div');
    document.body.append(element);
    const { unmount } = mount(element, { api: mock.baseUrl, locale: 'en' });
    onTestFinished(unmount);
    const textsWithRegion = watchRegions(element);
    await expect.poll(() => element.shadowRoot?.querySelector('[role=status]')?.textContent).toBe('6 customers');
    expect(textsWithRegion()).toEqual(['']);
  });
});
