import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { button, listPage, people, row } from '../test/page.tsx';

describe('row actions', () => {
  test('are there when a form and a delete widget are', async () => {
    const { withForm, withDelete } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    expect(page.getByRole('button', { name: /Ada|New/ }).elements()).toHaveLength(0);
    await withForm();
    await expect.element(button('Edit Ada')).toBeVisible();
    await expect.element(button('New customer')).toBeVisible();
    expect(button('Delete Ada').elements()).toHaveLength(0);
    await withDelete();
    await expect.element(button('Delete Ada')).toBeVisible();
  });

  test('ask the form and the delete widget', async () => {
    const { mock, withForm, withDelete, events } = listPage({ customers: people });
    const { group } = await withForm();
    await withDelete();
    const ada = mock.customers.findByEmail('ada@example.com');
    await button('Edit Ada').click();
    expect(group.store.get().editing).toEqual({ mode: 'edit', id: ada?.id });
    expect(events).toEqual([['customer-select', { customer: expect.objectContaining({ id: ada?.id, name: 'Ada' }) }]]);
    await button('Delete Ada').click();
    expect(group.store.get().deleting).toEqual([expect.objectContaining({ id: ada?.id, version: 1 })]);
    expect(events).toHaveLength(1);
    await button('New customer').click();
    expect(group.store.get().editing).toEqual({ mode: 'create' });
  });

  test('a click anywhere on a row opens it, unless the host prevents that', async () => {
    const { element, withForm, events } = listPage({ customers: people });
    const { group } = await withForm();
    await row(/Berta/).click();
    expect(group.store.get().editing).toMatchObject({ mode: 'edit' });
    group.store.set({ editing: undefined });
    element.addEventListener('customer-select', (event) => event.preventDefault());
    await row(/Cora/).click();
    expect(events).toHaveLength(2);
    expect(group.store.get().editing).toBeUndefined();
  });
});
