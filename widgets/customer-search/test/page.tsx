import {
  defineWidget,
  type Mount,
  type MountedWidget,
  useGetCustomers,
  useGroupState,
  useWidget,
  type WidgetContextValue,
  type WidgetOptions,
} from '@customer-kit/kit';
import { useDeleteCustomer, useUpdateCustomer } from '@customer-kit/kit/changes';
import { type CustomerMock, type CustomerMockOptions, createCustomerMock, withCustomers } from '@customer-kit/mock';
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type CustomerSearchOptions, mount } from '../src/mount.ts';

export const field = () => page.getByRole('searchbox', { name: 'Search customers' });
/** The field while something can open below it. */
export const combobox = () => page.getByRole('combobox', { name: 'Search customers' });
export const announced = () => page.getByRole('status');

export const people = ['Ada', 'Berta', 'Anna', 'Annabel'].map((name) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
}));

/** One request of the list, to be answered when the test says so. */
interface Asked {
  q: string | null;
  signal: AbortSignal;
  answer: () => void;
}

interface PageOptions extends Omit<CustomerMockOptions, 'baseUrl' | 'scenarios'> {
  customers?: Parameters<typeof withCustomers>[0];
  props?: Partial<CustomerSearchOptions>;
  /** Answers wait for the test. */
  held?: boolean;
  /** Default true: a list beside the search, as far as a search knows it. */
  list?: boolean;
}

interface Beside extends Pick<WidgetContextValue, 'group'> {
  remove: ReturnType<typeof useDeleteCustomer>['mutateAsync'];
  update: ReturnType<typeof useUpdateCustomer>['mutateAsync'];
}

/** A page with a search field and what stands for a list of the same group. Everything goes when the test has finished. */
export async function searchPage({
  props = {},
  held = false,
  list = true,
  customers = people,
  ...options
}: PageOptions = {}) {
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(customers)], ...options });
  const asked: Asked[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const request = new Request(input, init);
    return new Promise((resolve, reject) => {
      const answer = () => void respond(mock, request).then(resolve, reject);
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      asked.push({ q: new URL(request.url).searchParams.get('q'), signal: request.signal, answer });
      if (!held) answer();
    });
  });

  const base: WidgetOptions = { api: mock.baseUrl, locale: 'en' };
  const mounted: { unmount(): void }[] = [];
  function show<P extends WidgetOptions>(widget: Mount<P>, own: P) {
    const element = document.createElement('div');
    document.body.append(element);
    const shown = widget(element, own);
    mounted.push(shown);
    return { element, shown };
  }

  const searched: string[] = [];
  const selected: string[] = [];
  const { element, shown: search } = show(mount, { ...base, ...props });
  element.addEventListener('customer-search', (event) => {
    searched.push((event as CustomEvent<{ query: string }>).detail.query);
  });
  element.addEventListener('customer-select', (event) => {
    selected.push((event as CustomEvent<{ customer: { name: string } }>).detail.customer.name);
  });
  onTestFinished(() => {
    for (const widget of mounted) widget.unmount();
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  let beside: Beside | undefined;
  const Beside = list ? ListProbe : NoList;
  show(
    defineWidget<WidgetOptions>({
      name: list ? 'customer-list' : 'customer-form',
      styles: '',
      Component: () => {
        const { mutateAsync: remove } = useDeleteCustomer();
        const { mutateAsync: update } = useUpdateCustomer();
        beside = { group: useWidget().group, remove, update };
        return <Beside />;
      },
    }),
    base,
  );
  const {
    group: { store },
    ...changes
  } = await vi.waitUntil(() => beside);
  return {
    /** What other widgets of the group do to a customer. */
    ...changes,
    asked,
    /** Queries of the `customer-search` events so far. */
    searched,
    /** Names of the `customer-select` events so far. */
    selected,
    mock,
    editing: () => store.get().editing,
    element,
    search: search as MountedWidget<CustomerSearchOptions>,
    query: () => store.get().query,
    setQuery: (query: string) => store.set({ query }),
    /** What the list shows. */
    listed: () =>
      page
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent),
  };
}

/** Asks the API exactly as the list does. */
function ListProbe() {
  const query = useGroupState((state) => state.query);
  const sort = useGroupState((state) => state.sort);
  const { data } = useGetCustomers({ query, sort });
  return <ul>{data?.pages.flatMap(({ items }) => items.map(({ id, name }) => <li key={id}>{name}</li>))}</ul>;
}

function NoList() {
  return null;
}

async function respond(mock: CustomerMock, request: Request): Promise<Response> {
  const { url, method, headers } = request;
  const body = method === 'PUT' ? await request.text() : null;
  const response = await mock.respond(new Request(url, { method, headers, body }));
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
}
