import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, count, listPage, names, people, row } from '../test/page.tsx';

describe('states', () => {
  test('before the first page, skeletons stand where rows will be', async () => {
    const { find, findAll } = listPage({ customers: 5, latency: Number.POSITIVE_INFINITY });
    await vi.waitFor(() => expect(findAll('[data-skeleton]').length).toBeGreaterThan(3));
    expect(find('[role=grid]')?.getAttribute('aria-busy')).toBe('true');
    expect(find('[role=grid]')?.getAttribute('aria-rowcount')).toBe('-1');
    const [animation] = find('[data-skeleton]')?.getAnimations() ?? [];
    expect(animation?.effect?.getTiming()).toMatchObject({ delay: 150, fill: 'both' });
  });

  test('while another order is on its way, the rows so far stay', async () => {
    const { mock, find } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    mock.latency(Number.POSITIVE_INFINITY);
    await button('Name').click();
    await vi.waitFor(() => expect(find('.progress')).not.toBeNull());
    expect(names()).toHaveLength(people.length);
    expect(find('[role=grid]')?.getAttribute('aria-busy')).toBe('true');
    expect(find('.rows')?.dataset.stale).toBe('true');
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
      prepare: (mock) => mock.fail('getCustomers', code, { times: 1 }),
    });
    await expect.element(page.getByRole('alert')).toMatchTextContent(new RegExp(title));
    expect(events).toEqual([[type, expect.objectContaining(detail)]]);
    await button('Try again').click();
    await expect.element(row(/Ada/)).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
    expect(events).toHaveLength(1);
  });

  test('no answer is told after trying again by itself', async () => {
    const { events, requests } = listPage({ customers: people, prepare: (mock) => mock.offline() });
    await expect.element(page.getByRole('alert'), { timeout: 10_000 }).toMatchTextContent(/The server did not answer/);
    expect(requests).toHaveLength(4);
    expect(events).toEqual([['customer-error', expect.objectContaining({ code: 'network' })]]);
  });

  test('offline says so over the rows there are, and goes on by itself', async () => {
    const { asked } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    window.dispatchEvent(new Event('offline'));
    await button('Name').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/You are offline/);
    expect(names()).toHaveLength(people.length);
    expect(asked()).toHaveLength(1);
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(names()[0]).toBe('Frida'));
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });

  test('a page that fails keeps the rows there are and is tried again on request only', async () => {
    const { mock, viewport, requests } = listPage({ customers: 150 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    mock.fail('getCustomers', 403, { times: 1 });
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

describe('announcements', () => {
  test('leave what a search found to the search field when there is one', async () => {
    const { withForm, withSearch, find } = listPage({ customers: people });
    const { group } = await withForm();
    await withSearch();
    const spoken = () => find('[role=status]')?.textContent;
    await vi.waitFor(() => expect(spoken()).toBe('6 customers'));
    group.store.set({ query: 'ada' });
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    expect(spoken()).toBe('');
    expect(find('.count')?.textContent).toBe('1 found · “ada”');
  });
});
