// A search and lists of its group on one page, each as a host mounts it.
import { mount as mountList } from '@customer-kit/customer-list/mount';
import { mount as mountSearch } from '@customer-kit/customer-search/mount';
import type { Mount, MountedWidget, WidgetOptions } from '@customer-kit/kit';
import { createCustomerMock, failing, withCustomers } from '@customer-kit/mock';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

const field = () => page.getByRole('searchbox');
/** The field with suggestions. */
const combobox = () => page.getByRole('combobox', { name: 'Search customers' });
/** By the search, which is the first widget on the page. */
const announced = () => page.getByRole('status').first();

interface PageOptions {
  /** Of the search. */
  props?: Partial<Parameters<typeof mountSearch>[1]>;
  /** Of each list. */
  lists?: readonly Partial<Parameters<typeof mountList>[1]>[];
  /** Answers wait for the test. */
  held?: boolean;
}

/** Everything goes when the test has finished. */
function searchPage({ props = {}, lists = [{}], held = false }: PageOptions = {}) {
  const people = ['Ada', 'Berta', 'Anna', 'Annabel'].map((name) => ({ name, email: `${name}@example.com` }));
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(people)] });
  const asked: { answer: () => void }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const request = new Request(input, init);
    return new Promise((resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      const answer = () => void mock.respond(request.clone()).then(resolve, reject);
      asked.push({ answer });
      if (!held) answer();
    });
  });

  const mounted: { unmount(): void }[] = [];
  function show<P extends WidgetOptions>(mount: Mount<P>, own: P): { element: HTMLElement; shown: MountedWidget<P> } {
    const element = document.body.appendChild(document.createElement('div'));
    const shown = mount(element, own);
    mounted.push(shown);
    return { element, shown };
  }
  const base = { api: mock.baseUrl, locale: 'en' };
  const { element, shown: search } = show(mountSearch, { ...base, ...props });
  const shownLists = lists.map((own) => show(mountList, { ...base, ...own }));

  const searched: string[] = [];
  const selected: string[] = [];
  search.on('customer-search', ({ detail }) => searched.push(detail.query));
  for (const { shown } of [{ shown: search }, ...shownLists]) {
    shown.on('customer-select', ({ detail }) => selected.push(detail.customer.name));
  }
  onTestFinished(() => {
    for (const widget of mounted) widget.unmount();
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });
  return {
    mock,
    asked,
    element,
    search,
    lists: shownLists,
    /** Queries of the `customer-search` events so far. */
    searched,
    /** Names of the `customer-select` events so far. */
    selected,
  };
}

/** Name in the row that has the focus. */
function focusedRow(): string | undefined {
  const row = document.activeElement?.shadowRoot?.activeElement;
  return row?.matches('[role=row]') ? row.querySelector('[data-column=name] .text')?.textContent : undefined;
}

const isInField = () => document.activeElement?.shadowRoot?.activeElement?.matches('input[type=search]') === true;
const shows = (name: string) => expect.element(page.getByRole('row', { name: new RegExp(name) }).first()).toBeVisible();
/** A focus that is on its way has arrived. */
const settled = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

afterEach(() => localStorage.clear());

describe.each(['Enter', 'ArrowDown'])('%s in the field goes on to the list of the group', (key) => {
  const press = () => userEvent.keyboard(`{${key}}`);

  test('at once, to its first row', async () => {
    searchPage();
    await shows('Ada');
    await userEvent.fill(field(), 'ann');
    await expect.element(announced()).toHaveTextContent('2 customers found');
    await shows('Annabel');
    await press();
    expect(focusedRow()).toBe('Anna');
    await userEvent.keyboard('{ArrowUp}');
    expect(focusedRow()).toBe('Anna');
    await userEvent.keyboard('/');
    expect(isInField()).toBe(true);
  });

  test('to the row that the focus was in, while the list is the same', async () => {
    searchPage();
    await shows('Ada');
    await field().click();
    await press();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}/');
    expect(isInField()).toBe(true);
    await press();
    expect(focusedRow()).toBe('Annabel');
  });

  test('without waiting for the pause in typing, and when its rows are there', async () => {
    const { asked, searched } = searchPage({ held: true });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.answer();
    await shows('Ada');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await userEvent.fill(field(), 'ann');
    await press();
    vi.useRealTimers();
    expect(searched).toEqual(['ann']);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await settled();
    expect(isInField()).toBe(true);
    asked[1]?.answer();
    await expect.poll(focusedRow).toBe('Anna');
  });

  test('when what was typed last was found before', async () => {
    searchPage();
    await shows('Ada');
    await userEvent.fill(field(), 'berta');
    await expect.element(announced()).toHaveTextContent('1 customer found');
    await userEvent.clear(field());
    await shows('Ada');
    await userEvent.fill(field(), 'berta');
    await press();
    await expect.poll(focusedRow).toBe('Berta');
  });

  test.each([
    ['typed on', () => userEvent.keyboard('a'), isInField],
    ['emptied the field', () => userEvent.keyboard('{Escape}'), isInField],
    ['gone elsewhere', () => userEvent.tab(), () => !isInField() && focusedRow() === undefined],
  ])('not when the reader has %s meanwhile', async (_, act, stays) => {
    const { asked } = searchPage({ held: true });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.answer();
    await shows('Ada');
    await userEvent.fill(field(), 'ann');
    await press();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await act();
    await vi.waitFor(() => {
      for (const { answer } of asked) answer();
      expect(page.getByRole('grid').element().getAttribute('aria-busy')).toBe('false');
    });
    await settled();
    expect(stays()).toBe(true);
  });

  test('not when nothing was found, nor later when something is', async () => {
    const { search } = searchPage();
    await shows('Ada');
    await userEvent.fill(field(), 'nobody');
    await press();
    await expect.element(page.getByText(/^Nothing found for/)).toBeVisible();
    await settled();
    expect(isInField()).toBe(true);
    search.update({ query: 'ada' });
    await shows('Ada');
    await settled();
    expect(isInField()).toBe(true);
  });

  test('not to the rows from before, and not when the list fails', async () => {
    const { mock, search } = searchPage();
    await shows('Ada');
    const repair = mock.use(failing('getCustomers', 'access-denied'));
    await userEvent.fill(field(), 'ann');
    await press();
    await expect.element(page.getByText(/not allowed/).first()).toBeVisible();
    await settled();
    expect(isInField()).toBe(true);
    repair();
    search.update({ query: 'ada' });
    await shows('Ada');
    await settled();
    expect(isInField()).toBe(true);
  });

  test('not when the text is too short to look up, which is said', async () => {
    searchPage();
    await shows('Ada');
    await userEvent.fill(field(), 'a');
    await press();
    await expect.element(field()).toHaveAccessibleDescription('Type at least two letters');
    await settled();
    expect(isInField()).toBe(true);
  });

  test('to the first on the page that can be seen and lists what is searched for', async () => {
    const { lists } = searchPage({ lists: [{}, {}, { query: 'berta' }] });
    const [first, second, own] = lists.map(({ element }) => element);
    if (!first || !second || !own) throw new Error('Lists are missing');
    document.body.prepend(own, second);
    await vi.waitFor(() => expect(second.shadowRoot?.querySelectorAll('[data-index]')).toHaveLength(4));
    await vi.waitFor(() => expect(first.shadowRoot?.querySelectorAll('[data-index]')).toHaveLength(4));
    await field().click();
    await press();
    expect(document.activeElement).toBe(second);
    second.hidden = true;
    await field().click();
    await press();
    expect(document.activeElement).toBe(first);
  });

  test('nowhere when there is none any more', async () => {
    const { lists } = searchPage();
    await shows('Ada');
    lists[0]?.shown.unmount();
    await combobox().click();
    await press();
    expect(isInField() || document.activeElement?.shadowRoot?.activeElement === combobox().element()).toBe(true);
  });
});

test('the Enter that goes on to a row, held, does not open it', async () => {
  const { selected } = searchPage();
  await shows('Ada');
  await field().click();
  await userEvent.keyboard('{Enter>3}');
  expect(focusedRow()).toBe('Ada');
  expect(selected).toEqual([]);
  await userEvent.keyboard('{/Enter}');
});

test('Down with a modifier stays in the field', async () => {
  searchPage();
  await shows('Ada');
  await field().click();
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{ArrowDown}{/Control}{Alt>}{ArrowDown}{/Alt}');
  expect(isInField()).toBe(true);
});

describe('with suggestions', () => {
  const props = { suggestions: 'on' } as const;

  test('Down goes into them and Enter opens the chosen one; without a chosen one Enter goes on to the rows', async () => {
    const { element, selected } = searchPage({ props });
    element.addEventListener('customer-select', (event) => event.preventDefault());
    await shows('Ada');
    await userEvent.fill(combobox(), 'ann');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(selected).toEqual(['Anna']);
    expect(element.shadowRoot?.activeElement).toBe(combobox().element());
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('listbox')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(focusedRow).toBe('Anna');
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });

  test('Down in the empty field goes on to the rows when there are no recent searches to go to', async () => {
    searchPage({ props });
    await shows('Ada');
    await combobox().click();
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedRow()).toBe('Ada');
  });

  test('Down goes on to the rows when there is something wrong in their place', async () => {
    const { search, mock } = searchPage();
    await shows('Ada');
    await userEvent.fill(field(), 'ann');
    await expect.element(announced()).toHaveTextContent('2 customers found');
    mock.use(failing('getCustomers', 'access-denied'));
    search.update(props);
    await combobox().click();
    await expect.element(page.getByText(/You are not allowed/)).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedRow()).toBe('Anna');
  });
});
