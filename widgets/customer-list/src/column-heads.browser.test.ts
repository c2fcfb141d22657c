import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, listPage, names, people } from '../test/page.tsx';

describe('order', () => {
  const created = new Date('2026-01-01T08:00:00Z').getTime();
  function sortedPage() {
    let tick = 0;
    return listPage({
      customers: [people[2], people[0], people[1]].filter((person) => person !== undefined),
      now: () => new Date(created + 86_400_000 * tick++),
    });
  }

  test('is asked of the API, by name and by creation, in both directions', async () => {
    const { asked } = sortedPage();
    await vi.waitFor(() => expect(names()).toEqual(['Ada', 'Berta', 'Cora']));
    await button('Name').click();
    await vi.waitFor(() => expect(names()).toEqual(['Cora', 'Berta', 'Ada']));
    await button('Created').click();
    await vi.waitFor(() => expect(names()).toEqual(['Berta', 'Ada', 'Cora']));
    await button('Created').click();
    await vi.waitFor(() => expect(names()).toEqual(['Cora', 'Ada', 'Berta']));
    expect(asked()).toEqual([{ sort: 'name' }, { sort: '-name' }, { sort: '-createdAt' }, { sort: 'createdAt' }]);
  });

  test('is told by the column heads', async () => {
    sortedPage();
    const sort = (name: string) => page.getByRole('columnheader', { name }).element().getAttribute('aria-sort');
    await vi.waitFor(() => expect(names()).toHaveLength(3));
    expect([sort('Name'), sort('Created'), sort('E-mail')]).toEqual(['ascending', 'none', null]);
    await button('Created').click();
    expect([sort('Name'), sort('Created')]).toEqual(['none', 'descending']);
  });

  test('can be chosen where there is no column for it, and is shared by the group', async () => {
    const { element, asked, withForm } = sortedPage();
    element.style.inlineSize = '400px';
    const { group } = await withForm();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOptions('Oldest first');
    await vi.waitFor(() => expect(names()).toEqual(['Cora', 'Ada', 'Berta']));
    expect(asked().at(-1)).toEqual({ sort: 'createdAt' });
    expect(group.store.get().sort).toBe('createdAt');
  });

  test('is not offered while a search orders the rows, and the button says why', async () => {
    const { asked, withForm } = listPage({ customers: people, props: { query: 'ada' } });
    const { group } = await withForm();
    await vi.waitFor(() => expect(names()).toEqual(['Ada']));
    await expect.element(button('Name')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button('Name')).toHaveAccessibleDescription(/ordered by what matched/);
    button('Name')
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(group.store.get().sort).toBe('name');
    expect(asked()).toEqual([{ q: 'ada' }]);
  });
});
