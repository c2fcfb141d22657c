import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, listPage, names, people, row } from '../test/page.tsx';

const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` });
const bar = () => page.getByRole('toolbar', { name: 'Selected customers' });

/** Names of the selected rows. */
const selected = () =>
  page
    .getByRole('row', { selected: true })
    .elements()
    .map((element) => element.querySelector('[data-column=name]')?.textContent);

async function peoplePage(options: Parameters<typeof listPage>[0] = { customers: people }) {
  const list = listPage(options);
  const { group, remove } = await list.withDelete();
  await expect.element(row(/Ada/)).toBeVisible();
  return { ...list, group, remove };
}

describe('rows are selected', () => {
  test('by Space, in ranges by Shift and arrows, all by Control+A, none by Escape', async () => {
    await peoplePage();
    (row(/Berta/).element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    expect(selected()).toEqual(['Berta']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['Berta', 'Cora', 'Dora']);
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(selected()).toEqual(['Berta', 'Cora']);
    await userEvent.keyboard('{End} ');
    expect(selected()).toEqual(['Berta', 'Cora', 'Frida']);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(people.length);
    await userEvent.keyboard('{Escape}');
    expect(selected()).toEqual([]);
  });

  test('by Shift and arrows from the focused row when none was chosen before', async () => {
    await peoplePage();
    (row(/Cora/).element() as HTMLElement).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['Cora', 'Dora']);
  });

  test('by Shift and a click though text of a row is selected, as after copying it', async () => {
    const { find } = await peoplePage();
    await box('Berta').click();
    getSelection()?.selectAllChildren(find('[data-column=email] .text') as HTMLElement);
    await row(/Dora/).click({ modifiers: ['Shift'] });
    expect(selected()).toEqual(['Berta', 'Cora', 'Dora']);
  });

  test('by their boxes, by clicks with Control and Shift, all by the box in the head', async () => {
    const { group, events } = await peoplePage();
    await box('Berta').click();
    await row(/Dora/).click({ modifiers: ['Control'] });
    expect(selected()).toEqual(['Berta', 'Dora']);
    await row(/Frida/).click({ modifiers: ['Shift'] });
    expect(selected()).toEqual(['Berta', 'Dora', 'Emma', 'Frida']);
    await box('Dora').click();
    expect(selected()).toEqual(['Berta', 'Emma', 'Frida']);
    const all = page.getByRole('checkbox', { name: 'Select all loaded rows' });
    expect(all.element()).toHaveProperty('indeterminate', true);
    await all.click();
    expect(selected()).toHaveLength(people.length);
    await all.click();
    expect(selected()).toEqual([]);
    // None of these clicks opened a row.
    expect(events).toEqual([]);
    expect(group.store.get().editing).toBeUndefined();
  });
});

describe('a selection', () => {
  test('is told, deleted by the delete widget, and cleared', async () => {
    const { mock, group, focused } = await peoplePage();
    await box('Ada').click();
    await box('Cora').click();
    await expect.element(bar()).toMatchTextContent(/2 selected/);
    await expect.element(page.getByRole('status')).toHaveTextContent('2 selected');
    await bar().getByRole('button', { name: 'Delete' }).click();
    const ids = ['ada', 'cora'].map((name) => mock.customers.findByEmail(`${name}@example.com`)?.id);
    expect(group.store.get().deleting?.map(({ id, version }) => [id, version])).toEqual(ids.map((id) => [id, 1]));
    await button('Clear selection').click();
    expect(selected()).toEqual([]);
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
    expect(bar().elements()).toHaveLength(0);
  });

  test('is what the Delete key means in one of its rows; in another one it means that', async () => {
    const { group } = await peoplePage();
    const asked = () => group.store.get().deleting?.map(({ name }) => name);
    await box('Ada').click();
    await box('Cora').click();
    await userEvent.keyboard('{Delete}');
    expect(asked()).toEqual(['Ada', 'Cora']);
    group.store.set({ deleting: undefined });
    await userEvent.keyboard('{ArrowUp}{Delete}');
    expect(asked()).toEqual(['Berta']);
  });

  test.each([
    ['some rows', [0, 1], 'Cora'],
    ['all rows', [0, 1, 2, 3, 4, 5], 'Customers'],
  ])('of %s, deleted by a dialog, leaves the focus in the list', async (_, chosen, name) => {
    const { mock, group, focused, remove, withDeleteDialog } = await peoplePage();
    await withDeleteDialog();
    await page.getByRole('checkbox', { name: 'Select all loaded rows' }).click();
    group.store.set({ selection: new Set([...group.store.get().selection].filter((_id, i) => chosen.includes(i))) });
    await bar().getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    for (const { id } of group.store.get().deleting ?? []) {
      const customer = mock.customers.get(id);
      if (customer) await remove(customer);
    }
    await vi.waitFor(() => expect(names()).toHaveLength(people.length - chosen.length));
    group.store.set({ deleting: undefined });
    const label = () => focused()?.ariaLabel ?? focused()?.querySelector('.text')?.textContent;
    await expect.poll(label).toBe(name);
  });

  test('stays as high as the head, so that no row moves', async () => {
    const { find } = await peoplePage();
    const top = () => row(/Ada/).element().getBoundingClientRect().top;
    const before = top();
    await box('Ada').click();
    await expect.element(bar()).toBeVisible();
    expect(top()).toBe(before);
    expect(find('.top-head')?.inert).toBe(true);
  });

  test.each(['en', 'de', 'fr', 'es', 'ja', 'ar'])('holds its buttons on a phone, in %s', async (locale) => {
    const { find, findAll } = await peoplePage({
      customers: people,
      style: 'inline-size: 288px; block-size: 500px',
      props: { locale },
    });
    find('[data-index="0"] input')?.click();
    const selection = await vi.waitUntil(() => find('.selection'));
    const { top, bottom } = selection.getBoundingClientRect();
    for (const element of findAll('.selection :is(.button, input)')) {
      const own = element.getBoundingClientRect();
      expect(own.top).toBeGreaterThanOrEqual(top + 4);
      expect(own.bottom).toBeLessThanOrEqual(bottom - 4);
    }
  });

  test('is all of them by a box in its bar, where cards have no heads', async () => {
    const { find, focused } = await peoplePage({ customers: people, style: 'inline-size: 288px; block-size: 500px' });
    find('[data-index="1"] input')?.click();
    const all = bar().getByRole('checkbox', { name: 'Select all loaded rows' });
    await all.click();
    expect(selected()).toHaveLength(people.length);
    await all.click();
    expect(selected()).toEqual([]);
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('that goes because its rows are read again and gone leaves the focus of its bar in the list', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { mock, focused } = await peoplePage();
    await box('Ada').click();
    const remove = bar().getByRole('button', { name: 'Delete' });
    await expect.element(remove).toBeVisible();
    (remove.element() as HTMLElement).focus();
    mock.customers.remove(mock.customers.findByEmail('ada@example.com')?.id ?? '');
    vi.setSystemTime(Date.now() + 3_600_000);
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(names()).not.toContain('Ada'));
    expect(bar().elements()).toEqual([]);
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('has only rows that are there: not one that was deleted, none of another query or status', async () => {
    const { mock, group, remove } = await peoplePage();
    await box('Ada').click();
    await box('Berta').click();
    const ada = mock.customers.findByEmail('ada@example.com');
    if (!ada) throw new Error('Ada is missing');
    await remove(ada);
    await expect.element(bar()).toMatchTextContent(/1 selected/);
    group.store.set({ query: 'berta' });
    await vi.waitFor(() => expect(names()).toEqual(['Berta']));
    await expect.poll(selected).toEqual([]);
    await box('Berta').click();
    group.store.set({ status: 'lead' });
    await vi.waitFor(() => expect(group.store.get().selection.size).toBe(0));
  });

  test('survives another order', async () => {
    await peoplePage();
    await box('Ada').click();
    await button('Name').click();
    await vi.waitFor(() => expect(names().at(-1)).toBe('Ada'));
    expect(selected()).toEqual(['Ada']);
  });
});
