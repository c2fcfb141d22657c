import type { WidgetContextValue } from '@customer-kit/kit';
import { failing } from '@customer-kit/mock';
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { count, listPage, people, row } from '../test/page.tsx';

type Group = WidgetContextValue['group'];

describe('rows', () => {
  test('tell name, e-mail, company, status and dates', async () => {
    const now = new Date();
    listPage({
      customers: [{ name: 'Zoë Ångström', email: 'zoe@example.com', company: 'Norrsken Papper AB', status: 'active' }],
      now: () => now,
    });
    await expect.element(row(/Zoë/)).toBeVisible();
    const cells = row(/Zoë/).getByRole('gridcell').elements().slice(1);
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

  test('that were deleted and changed while the next page was on its way are so when it comes', async () => {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    const list = listPage({
      customers: 150,
      prepare(mock) {
        const respond = mock.respond.bind(mock);
        vi.spyOn(mock, 'respond').mockImplementation(async (request) => {
          const answer = await respond(request);
          if (request.url.includes('cursor')) await arrival;
          return answer;
        });
      },
    });
    const { remove, update } = await list.withForm();
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    list.viewport().scrollTop = 60 * 44;
    await vi.waitFor(() => expect(list.requests).toHaveLength(2));
    list.viewport().scrollTop = 0;
    const [first, second] = list.mock.customers.page('name', { limit: 2 }).map(({ customer }) => customer);
    if (!first || !second) throw new Error('Two customers are missing');
    await remove(first);
    const { id: _i, version: _v, createdAt: _c, updatedAt: _u, ...body } = second;
    await update({ from: second, body: { ...body, company: 'Norrsken' } });
    arrive();
    await expect.element(count()).toHaveTextContent('149 customers');
    await expect.element(row(new RegExp(second.name))).toMatchTextContent(/Norrsken/);
  });

  test.each([
    ['of a search', 'q=', ({ store }: Group) => store.set({ query: 'last@example.com' })],
    ['behind those loaded', 'cursor', (_: Group, viewport: HTMLElement) => viewport.scrollTo(0, 90 * 44)],
  ])('saved while the page %s is on its way stay as saved', async (_, parameter, ask) => {
    const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
    const { mock, requests, viewport, withForm } = listPage({
      customers: 150,
      prepare(api) {
        const respond = api.respond.bind(api);
        vi.spyOn(api, 'respond').mockImplementation(async (request) => {
          const answer = await respond(request);
          if (request.url.includes(parameter)) await arrival;
          return answer;
        });
      },
    });
    const last = mock.customers.create({ name: 'ዘ last of all', email: 'last@example.com' });
    const { update, group } = await withForm();
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    ask(group, viewport());
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    await update({ from: last, body: { name: last.name, email: last.email, status: 'lead', company: 'Norrsken' } });
    arrive();
    await expect.element(count()).not.toMatchTextContent(/more to come/);
    viewport().scrollTop = viewport().scrollHeight;
    await expect.element(row(/last of all/)).toMatchTextContent(/Norrsken/);
  });

  test('in view stay where they are while others come and go above them', async () => {
    const { mock, viewport, find, withForm } = listPage({ customers: 90 });
    const { remove, group } = await withForm();
    await expect.element(count()).toHaveTextContent('90 customers');
    viewport().scrollTop = 30 * 44 + 7;
    const name = await vi.waitUntil(() => find('[data-index="30"] .text')?.textContent);
    const place = () => Math.round(page.getByText(name).element().getBoundingClientRect().top);
    const before = place();
    const [first] = mock.customers.page('name', { limit: 1 });
    if (!first) throw new Error('Nobody is there');
    await remove(first.customer);
    await expect.element(count()).toHaveTextContent('89 customers');
    expect(place()).toBe(before);
    // Refused: it comes back to where it was.
    mock.use(failing('deleteCustomer', 403, { times: 1 }));
    const [second] = mock.customers.page('name', { limit: 1 });
    if (!second) throw new Error('Nobody is left');
    await expect(remove(second.customer)).rejects.toThrow();
    await expect.element(count()).toHaveTextContent('89 customers');
    expect(place()).toBe(before);
    expect(group.store.get().selection.size).toBe(0);
  });

  test('are there, and where they were, when the page has moved the list', async () => {
    const { viewport, find, element } = listPage({ customers: 90 });
    await expect.element(count()).toHaveTextContent('90 customers');
    viewport().scrollTop = 40 * 44;
    await vi.waitFor(() => expect(find('[data-index="42"]')).not.toBeNull());
    const panel = document.createElement('div');
    panel.style.blockSize = '500px';
    document.body.append(panel);
    panel.append(element);
    await vi.waitFor(() => expect(viewport().scrollTop).toBe(40 * 44));
    expect(find('[data-index="42"]')).not.toBeNull();
  });

  test('one that was created is scrolled to and marked, wherever the list stands', async () => {
    const { withForm, viewport, find } = listPage({ customers: 90 });
    const { create } = await withForm();
    await expect.element(count()).toHaveTextContent('90 customers');
    viewport().scrollTop = 30 * 44;
    await vi.waitFor(() => expect(find('[data-index="40"]')).not.toBeNull());
    await create({ name: '0 first of all', email: 'first@example.com' });
    await expect.element(row(/0 first of all/)).toBeInViewport();
    expect(viewport().scrollTop).toBe(0);
    expect(find('[data-saved]')?.textContent).toContain('0 first of all');
    expect(find('[data-saved] .flash')).not.toBeNull();
  });

  test('one that was created further down than is loaded is told, and shown on request', async () => {
    const { withForm, asked, focused } = listPage({ customers: 250 });
    const { create } = await withForm();
    await expect.element(count()).toHaveTextContent('100 loaded, more to come');
    await create({ name: 'ዘ last of all', email: 'last@example.com' });
    await expect.element(page.getByText('ዘ last of all is saved, but not among the rows shown.')).toBeVisible();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.element(row(/last@example/)).toBeVisible();
    expect(asked().at(-1)).toEqual({ q: 'last@example.com' });
    expect(page.getByRole('button', { name: 'Show' }).elements()).toHaveLength(0);
    expect(focused()?.getAttribute('aria-label')).toBe('Customers');
  });

  test('one that changes in view flashes once', async () => {
    const { mock, withForm, find, findAll } = listPage({ customers: people });
    const { update } = await withForm();
    await expect.element(row(/Berta/)).toBeVisible();
    expect(findAll('.flash')).toHaveLength(0);
    const berta = mock.customers.findByEmail('berta@example.com');
    if (!berta) throw new Error('Berta is missing');
    await update({ from: berta, body: { name: 'Berta', email: berta.email, status: 'lead', company: 'Bertha & Co' } });
    await expect.element(page.getByText('Bertha & Co')).toBeVisible();
    expect(findAll('.flash')).toHaveLength(1);
    const [flash] = find('.flash')?.getAnimations() ?? [];
    expect(flash?.effect?.getTiming()).toMatchObject({ iterations: 1, fill: 'both' });
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
    expect(find('.row')?.offsetHeight).toBe(84);
    viewport().scrollTop = 40 * 84;
    const name = await vi.waitUntil(() => find('[data-index="40"] .text')?.textContent);
    element.style.inlineSize = '900px';
    await vi.waitFor(() => expect(find('.row')?.offsetHeight).toBe(44));
    await expect.element(page.getByText(name)).toBeInViewport();
  });

  test.each([
    ['comfortable', 1100],
    ['compact', 1100],
    ['comfortable', 400],
    ['compact', 320],
  ] as const)('show letters whole where a host has them larger, %s at %i px', async (density, width) => {
    const { findAll } = listPage({
      customers: [{ name: 'Égypte Jpg', email: 'gypq@example.com', company: 'Ģjpq' }],
      props: { density, appearance: { fontSize: '20px' } },
      style: `inline-size: ${width}px; block-size: 500px`,
    });
    await expect.element(row(/gypte/)).toBeVisible();
    const cut = findAll('.row .text').filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
    expect(cut.map(({ textContent }) => textContent)).toEqual([]);
  });

  test('tell all of a usual name, its e-mail and its status on a card of 320 pixels', async () => {
    const { find, element, withForm, withDelete } = listPage({
      customers: [{ name: 'Aaliyah Dakota Johnson', email: 'aaliyah.johnson@kontor.example', status: 'inactive' }],
      style: 'inline-size: 320px; block-size: 500px',
    });
    await withForm();
    await withDelete();
    await expect.element(count()).toHaveTextContent('1 customer');
    const cut = () =>
      ['name', 'second', 'status', 'date'].filter((part) => {
        const shown = find(`.row [data-part=${part}] :is(.text, .status)`);
        return !shown || shown.offsetWidth === 0 || shown.scrollWidth > shown.offsetWidth;
      });
    expect(cut()).toEqual([]);
    element.style.inlineSize = '480px';
    await vi.waitFor(() => expect(find('.row')?.offsetHeight).toBe(64));
    expect(cut()).toEqual([]);
  });

  test('are seen in an element that is as wide as its content, as one of a flex row is', async () => {
    const { element } = listPage({ customers: people, style: 'float: left' });
    await expect.element(row(/Ada/)).toBeVisible();
    expect(element.offsetWidth).toBe(242);
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
