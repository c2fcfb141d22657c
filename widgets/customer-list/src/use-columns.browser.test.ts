import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, listPage, people, row } from '../test/page.tsx';

afterEach(() => localStorage.clear());

const heads = () =>
  page
    .getByRole('columnheader')
    .elements()
    .map(({ textContent }) => textContent)
    .filter((text) => text !== '');
const all = ['Name', 'E-mail', 'Company', 'Status', 'Updated', 'Created'];
const box = (name: string) => page.getByRole('group', { name: 'More' }).getByRole('checkbox', { name });

async function openMenu() {
  await button('More').click();
  await expect.element(page.getByRole('group', { name: 'More' })).toBeVisible();
}

describe('columns', () => {
  test('are the host’s, in its order; a name is always among them, and typos are left out', async () => {
    const { list } = listPage({ customers: people, props: { columns: 'status email nmae' } });
    await expect.element(row(/Ada/)).toBeVisible();
    await expect.poll(heads).toEqual(['Name', 'Status', 'E-mail']);
    list.update({ columns: 'created, name' });
    await expect.poll(heads).toEqual(['Created', 'Name']);
    list.update({ columns: undefined });
    await expect.poll(heads).toEqual(all);
  });

  test('are chosen and ordered by the reader, by keyboard too, and kept for the next visit', async () => {
    const { list, focused } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    await openMenu();
    (box('Company').element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await expect.poll(heads).toEqual(['Name', 'E-mail', 'Status', 'Updated', 'Created']);
    expect(focused()).toBe(box('Company').element());
    (button('Move Status one place forward').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}{Enter}{Enter}');
    await expect.poll(heads).toEqual(['Status', 'Name', 'E-mail', 'Updated', 'Created']);
    expect(focused()?.getAttribute('aria-label')).toBe('Move Status one place forward');
    (button('Move Status one place back').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(heads).toEqual(['Name', 'Status', 'E-mail', 'Updated', 'Created']);
    expect(focused()?.getAttribute('aria-label')).toBe('Move Status one place back');
    list.unmount();

    listPage({ customers: people, props: { columns: 'name' } });
    await expect.element(row(/Ada/)).toBeVisible();
    await expect.poll(heads).toEqual(['Name', 'Status', 'E-mail', 'Updated', 'Created']);
    await openMenu();
    await button('Back to the default').click();
    await expect.poll(heads).toEqual(['Name']);
    expect(localStorage).toHaveLength(0);
  });

  test('of one API and group are not those of another', async () => {
    const { list } = listPage({ customers: people });
    await openMenu();
    await box('Company').click();
    list.unmount();
    listPage({ customers: people, props: { group: 'another' } });
    await expect.element(row(/Ada/)).toBeVisible();
    await expect.poll(heads).toEqual(all);
  });

  test('can be chosen where the page may store nothing', async () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbidden);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbidden);
    listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    await openMenu();
    await box('Created').click();
    await expect.poll(heads).toEqual(all.slice(0, -1));
  });

  test('that there is no room for go, the least important first', async () => {
    const { element } = listPage({ customers: people });
    await expect.element(row(/Ada/)).toBeVisible();
    const shown = () =>
      page
        .getByRole('columnheader')
        .elements()
        .filter((head) => head.textContent !== '' && getComputedStyle(head).display !== 'none')
        .map(({ textContent }) => textContent);
    element.style.inlineSize = '900px';
    await expect.poll(shown).toEqual(['Name', 'E-mail', 'Company', 'Status', 'Updated']);
    element.style.inlineSize = '700px';
    await expect.poll(shown).toEqual(['Name', 'E-mail', 'Status', 'Updated']);
  });
});

test('the menu closes by Escape, by a click beside it and when the page scrolls', async () => {
  listPage({ customers: people });
  const menu = page.getByRole('group', { name: 'More' });
  await openMenu();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await openMenu();
  await row(/Ada/).click();
  await expect.element(menu).not.toBeInTheDocument();
  await openMenu();
  window.dispatchEvent(new Event('scroll'));
  await expect.element(menu).not.toBeInTheDocument();
});

test.each(['en', 'ar'])('the menu stands whole in the window of a phone, in %s', async (locale) => {
  const { innerWidth, innerHeight } = window;
  await page.viewport(320, 640);
  onTestFinished(() => page.viewport(innerWidth, innerHeight));
  const { find, withForm } = listPage({ customers: people, style: 'block-size: 500px', props: { locale } });
  // Its button pushes the menu's away from the edge.
  await withForm();
  const opener = await vi.waitUntil(() => find('[data-menu]'));
  opener.click();
  const menu = await vi.waitUntil(() => find('.menu:popover-open'));
  const { left, right } = menu.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(8);
  expect(right).toBeLessThanOrEqual(document.documentElement.clientWidth - 8);
});
