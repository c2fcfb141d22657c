import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, listPage, people, row } from '../test/page.tsx';

describe('keyboard', () => {
  async function atFirstRow(options: Parameters<typeof listPage>[0] = { customers: people }) {
    const list = listPage(options);
    const form = await list.withForm();
    await list.withDelete();
    await vi.waitFor(() => expect(list.find('[data-index="0"]')).not.toBeNull());
    (button('Created').element() as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    const focusedName = () => list.focused()?.querySelector('.text')?.textContent;
    return { ...list, ...form, focusedName };
  }

  test('walks rows by arrows, to the ends and by pages; Tab stops once', async () => {
    const { focusedName, focused, find } = await atFirstRow();
    expect(focusedName()).toBe('Ada');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(focusedName()).toBe('Cora');
    await userEvent.keyboard('{ArrowUp}');
    expect(focusedName()).toBe('Berta');
    await userEvent.keyboard('{End}');
    expect(focusedName()).toBe('Frida');
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedName()).toBe('Frida');
    await userEvent.keyboard('{Home}');
    expect(focusedName()).toBe('Ada');
    expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(0);
    expect(find('[role=row][tabindex="0"]')).toBe(focused());
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBeNull();
  });

  test('PageDown and End bring rows into view that were not in the DOM', async () => {
    const { focused, viewport, find } = await atFirstRow({ customers: 90 });
    await userEvent.keyboard('{PageDown}');
    const page1 = Number(focused()?.getAttribute('aria-rowindex'));
    expect(page1).toBeGreaterThan(5);
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(focused()?.getAttribute('aria-rowindex')).toBe('91'));
    const { bottom } = focused()?.getBoundingClientRect() ?? { bottom: Number.NaN };
    expect(bottom).toBeLessThanOrEqual(viewport().getBoundingClientRect().bottom + 1);
    await userEvent.keyboard('{PageUp}{Home}');
    await vi.waitFor(() => expect(focused()?.getAttribute('aria-rowindex')).toBe('2'));
    expect(viewport().scrollTop).toBe(0);
    expect(find('[role=row][tabindex="0"]')).toBe(focused());
  });

  test('Enter opens, Delete deletes', async () => {
    const { group } = await atFirstRow();
    await userEvent.keyboard('{ArrowDown}{Delete}');
    expect(group.store.get().deleting).toMatchObject([{ name: 'Berta' }]);
    await userEvent.keyboard('{Enter}');
    expect(group.store.get().editing).toMatchObject({ mode: 'edit' });
  });

  test('arrows go along the row to its actions, in reading direction', async () => {
    const { list, focused } = await atFirstRow();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('Edit Ada');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()?.getAttribute('aria-label')).toBe('Delete Ada');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(focused()?.getAttribute('role')).toBe('row');
    list.update({ locale: 'ar' });
    await expect.poll(() => getComputedStyle(focused() as Element).direction).toBe('rtl');
    await userEvent.keyboard('{ArrowLeft}');
    expect(focused()?.getAttribute('data-action')).toBe('edit');
  });

  test('the focus stays on its customer when others come before it', async () => {
    const { focusedName, focused, create, find } = await atFirstRow();
    await userEvent.keyboard('{ArrowDown}');
    const element = focused();
    await create({ name: 'Aaron', email: 'aaron@example.com' });
    await expect.element(row(/Aaron/)).toBeVisible();
    expect(focusedName()).toBe('Berta');
    expect(focused()).toBe(element);
    expect(find('[role=row][tabindex="0"]')).toBe(element);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(focusedName()).toBe('Aaron');
  });

  test('the focus stays on a row that is scrolled far away', async () => {
    const { focused, viewport, find } = await atFirstRow({ customers: 90 });
    const element = focused();
    viewport().scrollTop = 60 * 44;
    await vi.waitFor(() => expect(find('[data-index="60"]')).not.toBeNull());
    expect(focused()).toBe(element);
  });

  test('the row that the focus comes back to is not under the heads', async () => {
    const { focused, viewport, find } = await atFirstRow({ customers: 90 });
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    viewport().scrollTop = 2 * 44 + 12;
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}');
    expect(focused()?.getAttribute('aria-rowindex')).toBe('4');
    const { bottom } = find('.heads')?.getBoundingClientRect() ?? { bottom: Number.NaN };
    expect(focused()?.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom - 1);
  });

  test('the focus goes to the next row when its customer goes', async () => {
    const { mock, focusedName, remove } = await atFirstRow();
    await userEvent.keyboard('{ArrowDown}');
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is missing');
    await remove(berta);
    await expect.poll(focusedName).toBe('Cora');
  });

  test('the focus comes back to the list when a dialog has deleted the row it was opened from', async () => {
    const { mock, group, remove, focused, focusedName, withDeleteDialog } = await atFirstRow();
    await withDeleteDialog();
    await userEvent.keyboard('{ArrowDown}{Delete}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(focused()).toBeNull();
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is missing');
    await remove(berta);
    await vi.waitFor(() => expect(row(/Berta/).elements()).toHaveLength(0));
    group.store.set({ deleting: undefined });
    await expect.poll(focusedName).toBe('Cora');
  });

  test('the focus goes to the list when the last row goes', async () => {
    const { mock, focused, remove } = await atFirstRow({ customers: people.slice(0, 1) });
    const ada = mock.customers.findByEmail('ada@example.com');
    if (!ada) throw new Error('Ada is missing');
    await remove(ada);
    await expect.element(page.getByText('No customers yet')).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('the focus comes back to the list when a dialog has deleted the only hit of a search', async () => {
    const { mock, group, remove, focused, focusedName, withDeleteDialog } = await atFirstRow({
      customers: people,
      props: { query: 'berta' },
    });
    await withDeleteDialog();
    await vi.waitFor(() => expect(focusedName()).toBe('Berta'));
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is missing');
    await remove(berta);
    await expect.element(page.getByText(/Nothing found/)).toBeVisible();
    group.store.set({ deleting: undefined });
    await expect.poll(() => focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('a row that goes leaves the focus in the head', async () => {
    const { mock, focused, remove } = await atFirstRow({ customers: people.slice(0, 1) });
    (button('More').element() as HTMLElement).focus();
    const ada = mock.customers.findByEmail('ada@example.com');
    if (!ada) throw new Error('Ada is missing');
    await remove(ada);
    await expect.element(page.getByText('No customers yet')).toBeVisible();
    expect(focused()).toBe(button('More').element());
  });

  test('a dialog that was opened elsewhere leaves the focus of a list nobody used alone', async () => {
    const { withDeleteDialog, focused } = listPage({ customers: people });
    const { group } = await withDeleteDialog();
    await expect.element(row(/Ada/)).toBeVisible();
    group.store.set({ deleting: [] });
    await expect.element(page.getByRole('dialog')).toBeVisible();
    group.store.set({ deleting: undefined });
    await vi.waitFor(() => expect(page.getByRole('dialog').elements()).toHaveLength(0));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(focused()).toBeNull();
  });
});
