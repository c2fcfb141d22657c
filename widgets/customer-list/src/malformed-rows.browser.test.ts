import type { CustomerMock } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, listPage, names, people, row } from '../test/page.tsx';

/** From now on the API gives Berta with these fields, whatever the contract says of them; undefined: without them. */
function givingBerta(fields: Record<string, unknown>) {
  return (mock: CustomerMock) => {
    const respond = mock.respond.bind(mock);
    vi.spyOn(mock, 'respond').mockImplementation(async (request) => {
      const answer = await respond(request);
      const { items, ...rest } = await answer.clone().json();
      return items
        ? Response.json({
            ...rest,
            items: items.map((item: { name: string }) => (item.name === 'Berta' ? { ...item, ...fields } : item)),
          })
        : answer;
    });
  };
}

const nothing = { name: null, email: null, company: null, status: null, createdAt: null, updatedAt: null };

/** What stands in the row of the second customer, from column to column. */
const second = () =>
  row(/./)
    .elements()
    .filter((element) => element.matches('[data-index="1"]'))
    .flatMap((element) => [...element.querySelectorAll('[role=gridcell]')])
    .slice(1, 7)
    .map(({ textContent }) => textContent);

describe('a row that is not as the contract has it', () => {
  test.each([
    ['dates that are none', { createdAt: 'soon', updatedAt: '' }, ['Berta', 'berta@example.com', '', 'Lead', '—', '—']],
    ['a status of a later version', { status: 'archived' }, ['Berta', 'berta@example.com', '', 'archived', 'now']],
    ['null everywhere', nothing, ['', '', '', '', '—', '—']],
    [
      'nothing but its id',
      Object.fromEntries(Object.keys(nothing).map((name) => [name, undefined])),
      ['', '', '', '', '—', '—'],
    ],
  ])('is shown with what it has among the others: %s', async (_, fields, told) => {
    listPage({ customers: people, prepare: givingBerta(fields) });
    await expect.element(row(/Cora/)).toBeVisible();
    expect(second().slice(0, told.length)).toEqual(told);
    expect(names()).toEqual(['Ada', told[0], 'Cora', 'Dora', 'Emma', 'Frida']);
  });

  test('is selected, exported and deleted as others are, and those saved find their place beside it', async () => {
    const { withForm, withDelete } = listPage({ customers: people, prepare: givingBerta(nothing) });
    const { create } = await withForm();
    const { group } = await withDelete();
    await expect.element(row(/Cora/)).toBeVisible();
    await create({ name: 'Bea', email: 'bea@example.com' });
    await vi.waitFor(() => expect(names()).toEqual(['Ada', '', 'Bea', 'Cora', 'Dora', 'Emma', 'Frida']));
    await page.getByRole('checkbox', { name: 'Select —' }).click();
    const saved = vi.spyOn(URL, 'createObjectURL');
    await page.getByRole('toolbar').getByRole('button', { name: 'Export as CSV' }).click();
    await expect.element(page.getByText('1 customer exported.').first()).toBeVisible();
    const [file] = saved.mock.lastCall ?? [];
    expect(await (file as Blob).text()).toMatch(/\r\n"","","",""\r\n$/);
    await button('Delete —').click();
    expect(group.store.get().deleting).toHaveLength(1);
  });
});
