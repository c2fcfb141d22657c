import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPage } from '../test/delete-page.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('alertdialog');
const status = page.getByRole('status');

describe('taking a deletion back', () => {
  test('one customer is restored on the server, says so and tells the page', async () => {
    const { group, mock, rows, events } = await openPage(['Zoë', 'Bo']);
    group.set({ deleting: rows.slice(0, 1) });
    await button('Delete').click();
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
    await expect.element(button('Undo')).not.toBeInTheDocument();
    expect(mock.customers.list().map(({ name }) => name)).toEqual(['Bo', 'Zoë']);
    expect(events.map(({ type }) => type)).toEqual(['customer-delete', 'customer-restore']);
  });

  test('all of several', async () => {
    const { group, mock, rows } = await openPage(['A', 'B', 'C']);
    group.set({ deleting: rows });
    await button('Delete 3 customers').click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(mock.customers.size).toBe(0);
    await button('Undo').click();
    await expect.element(status).toHaveTextContent('3 customers are back.');
    expect(mock.customers.size).toBe(3);
  });

  test('what cannot be restored says why and can be tried again', async () => {
    const { group, mock, rows } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    await button('Delete').click();
    const taker = mock.customers.create({ name: 'Another', email: rows[0]?.email ?? '' });
    await button('Undo').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Another customer already has this e-mail/);
    mock.customers.purge(taker.id);
    await button('Try again').click();
    await expect.element(status).toHaveTextContent('Zoë is back.');
  });

  test('goes by its close button', async () => {
    const { group, rows } = await openPage(['Zoë']);
    group.set({ deleting: rows });
    await button('Delete').click();
    await expect.element(button('Undo')).toBeVisible();
    await button('Close').click();
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });

  test('is not offered where nothing is kept', async () => {
    const { group, rows } = await openPage(['Zoë'], {}, { retentionDays: 0 });
    group.set({ deleting: rows });
    await button('Delete').click();
    await expect.element(status).toHaveTextContent('Zoë was deleted.');
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });
});
