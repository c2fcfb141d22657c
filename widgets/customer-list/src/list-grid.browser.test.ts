import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { count, listPage, row } from '../test/page.tsx';

describe('rows', () => {
  test('tell name, e-mail, company, status and dates', async () => {
    const now = new Date();
    listPage({
      customers: [{ name: 'Zoë Ångström', email: 'zoe@example.com', company: 'Norrsken Papper AB', status: 'active' }],
      now: () => now,
    });
    await expect.element(row(/Zoë/)).toBeVisible();
    const cells = row(/Zoë/).getByRole('gridcell').elements();
    const today = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(now);
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      'Zoë Ångström',
      'zoe@example.com',
      'Norrsken Papper AB',
      'Active',
      'now',
      today,
    ]);
  });

  test('of a thousand customers are in the DOM only where they can be seen, wherever one scrolls', async () => {
    const { viewport, find, findAll } = listPage({ customers: 1000 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    let most = 0;
    const observer = new MutationObserver(() => {
      most = Math.max(most, findAll('.row').length);
    });
    observer.observe(viewport(), { subtree: true, childList: true });
    while (find('[role=grid]')?.getAttribute('aria-rowcount') === '-1') {
      const loaded = count().element().textContent;
      viewport().scrollTop = viewport().scrollHeight;
      await vi.waitFor(() => expect(count().element().textContent).not.toBe(loaded));
    }
    viewport().scrollTop = viewport().scrollHeight;
    await expect.element(count()).toHaveTextContent('1,000 customers');
    await vi.waitFor(() => expect(find('[aria-rowindex="1001"]')).not.toBeNull());
    expect(find('[role=grid]')?.getAttribute('aria-rowcount')).toBe('1001');
    observer.disconnect();
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(60);
  });

  test('are asked for page by page, before the last loaded one is reached', async () => {
    const { viewport, asked, find } = listPage({ customers: 250 });
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    expect(asked()).toEqual([{ sort: 'name' }]);
    viewport().scrollTop = 60 * 44;
    await expect.element(count()).toHaveTextContent('200 loaded, more to come');
    expect(asked()).toHaveLength(2);
    expect(find('[data-skeleton]')).toBeNull();
  });

  test('in view stay where they are while others come and go above them', async () => {
    const { mock, viewport, find, withForm } = listPage({ customers: 90 });
    const { create, remove } = await withForm();
    await expect.element(count()).toHaveTextContent('90 customers');
    viewport().scrollTop = 30 * 44 + 7;
    const name = await vi.waitUntil(() => find('[data-index="30"] .text')?.textContent);
    const place = () => Math.round(page.getByText(name).element().getBoundingClientRect().top);
    const before = place();
    const created = await create({ name: '0 first of all', email: 'first@example.com' });
    await expect.element(count()).toHaveTextContent('91 customers');
    expect(place()).toBe(before);
    expect(mock.customers.size).toBe(91);
    await remove(created);
    await expect.element(count()).toHaveTextContent('90 customers');
    expect(place()).toBe(before);
  });

  test('one created at the top is seen when the list stands there', async () => {
    const { withForm, viewport } = listPage({ customers: 90 });
    const { create } = await withForm();
    await expect.element(count()).toHaveTextContent('90 customers');
    await create({ name: '0 first of all', email: 'first@example.com' });
    await expect.element(row(/0 first of all/)).toBeInViewport();
    expect(viewport().scrollTop).toBe(0);
  });

  test('become cards that need no horizontal scrolling at 320 pixels', async () => {
    const { viewport, find, element, withForm, withDelete } = listPage({
      customers: 80,
      style: 'inline-size: 320px; block-size: 500px',
    });
    await withForm();
    await withDelete();
    await expect.element(count()).toHaveTextContent('80 customers');
    expect(viewport().scrollWidth).toBeLessThanOrEqual(viewport().clientWidth);
    expect(find('.row')?.offsetHeight).toBe(64);
    viewport().scrollTop = 40 * 64;
    const name = await vi.waitUntil(() => find('[data-index="40"] .text')?.textContent);
    element.style.inlineSize = '900px';
    await vi.waitFor(() => expect(find('.row')?.offsetHeight).toBe(44));
    await expect.element(page.getByText(name)).toBeInViewport();
  });

  test('take the height of their element, of --ck-list-height, or a default', async () => {
    const { element } = listPage({ customers: 80, style: 'block-size: 300px' });
    const height = () => element.shadowRoot?.querySelector<HTMLElement>('.list')?.offsetHeight;
    await expect.poll(height).toBe(300);
    element.style.cssText = '--ck-list-height: 260px';
    expect(height()).toBe(260);
    element.style.cssText = 'inline-size: 1100px';
    expect(height()).toBeCloseTo(Math.min(window.innerHeight * 0.7, 640), -1);
  });
});
