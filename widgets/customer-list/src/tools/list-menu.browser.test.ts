import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, listPage, people, row } from '../../test/page.tsx';

const menu = () => page.getByRole('group', { name: 'More' });

/** Opens the menu by keyboard. */
async function openByKeyboard() {
  const shown = listPage({ customers: people });
  await shown.withForm();
  await expect.element(row(/Ada/)).toBeVisible();
  (button('More').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(menu()).toBeVisible();
  return shown;
}

describe('the menu, by keyboard', () => {
  test('is what Tab comes to next, as soon as it opens for the first time', async () => {
    const { focused } = await openByKeyboard();
    await userEvent.keyboard('{Tab}');
    expect(focused()?.textContent).toBe('Export as CSV');
  });

  test('gives the focus back to its button', async () => {
    const { focused } = await openByKeyboard();
    for (const leave of ['{Escape}', '{Enter}']) {
      (button('Export as CSV').element() as HTMLElement).focus();
      await userEvent.keyboard(leave);
      await expect.element(menu()).not.toBeInTheDocument();
      expect(focused()?.getAttribute('aria-label')).toBe('More');
      await userEvent.keyboard('{Enter}');
      await expect.element(menu()).toBeVisible();
    }
  });

  test('leaves the focus in the list when that shows the deleted', async () => {
    const { focused } = await openByKeyboard();
    (button('Recently deleted').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Nobody was deleted lately')).toBeVisible();
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });
});
