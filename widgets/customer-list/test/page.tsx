import {
  type CreateCustomerBody,
  type Customer,
  defineWidget,
  type Mount,
  type MountedWidget,
  useGroupState,
  useWidget,
  type WidgetContextValue,
  type WidgetOptions,
} from '@customer-kit/kit';
import {
  creationOf,
  useCreateCustomer,
  useDeleteCustomer,
  useRestoreCustomer,
  useUpdateCustomer,
} from '@customer-kit/kit/changes';
import { Dialog } from '@customer-kit/kit/dialog';
import { type CustomerMock, type CustomerMockOptions, createCustomerMock, withCustomers } from '@customer-kit/mock';
import { type ComponentType, useEffect } from 'react';
import { onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type CustomerListProps, mount } from '../src/mount.ts';

export const count = () => page.getByRole('status');
export const row = (name: string | RegExp) => page.getByRole('row', { name });
export const button = (name: string | RegExp) => page.getByRole('button', { name });

/** Names in the rows, from top to bottom. */
export const names = () =>
  page
    .getByRole('row')
    .elements()
    .flatMap((element) => element.querySelector('[role=gridcell][data-column=name]')?.textContent ?? []);

/** Gives what each region had in it when it came into the widget. A screen reader passes over what comes with a region. */
export function watchRegions({ shadowRoot }: HTMLElement): () => string[] {
  const texts: string[] = [];
  const observer = new MutationObserver((changes) => {
    for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(added instanceof Element)) continue;
      const regions = [added, ...added.querySelectorAll('*')].filter((element) => element.role === 'status');
      texts.push(...regions.map(({ textContent }) => textContent));
    }
  });
  observer.observe(shadowRoot as ShadowRoot, { childList: true, subtree: true });
  onTestFinished(() => observer.disconnect());
  return () => texts;
}

/** Few enough to be all in the DOM, in the order of their names. */
export const people = ['Ada', 'Berta', 'Cora', 'Dora', 'Emma', 'Frida'].map((name) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
}));

interface PageOptions extends Omit<CustomerMockOptions, 'baseUrl' | 'scenarios'> {
  customers?: Parameters<typeof withCustomers>[0];
  props?: Partial<CustomerListProps>;
  /** Of the list's element. */
  style?: string;
  /** Sets faults before the list asks for the first time. */
  prepare?: (mock: CustomerMock) => void;
}

/** A page with a list of 1,100 × 500 pixels, answered by the mock. Everything goes when the test has finished. */
export function listPage(options: PageOptions = {}) {
  const { props = {}, style = 'inline-size: 1100px; block-size: 500px', prepare, customers = 50, ...rest } = options;
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(customers)], ...rest });
  const requests: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return answer(mock, request);
  });
  prepare?.(mock);

  const base: WidgetOptions = { api: mock.baseUrl, locale: 'en' };
  const mounted: { unmount(): void }[] = [];
  function show<P extends WidgetOptions>(widget: Mount<P>, own: P, css = '') {
    const element = document.createElement('div');
    element.style.cssText = css;
    document.body.append(element);
    const shown = widget(element, own);
    mounted.push(shown);
    return { element, shown };
  }

  const events: [type: string, detail: unknown][] = [];
  const listening = new AbortController();
  for (const type of ['customer-select', 'customer-search', 'customer-auth-required', 'customer-error']) {
    document.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]), listening);
  }

  const { element, shown: list } = show(mount, { ...base, ...props }, style);
  onTestFinished(() => {
    listening.abort();
    for (const widget of mounted) widget.unmount();
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  const root = element.shadowRoot as ShadowRoot;
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  return {
    mock,
    /** Every request so far. */
    requests,
    /** The queries of every list request so far, without `limit`. */
    asked: () => requests.map(({ url }) => queryOf(url)),
    element,
    list: list as MountedWidget<CustomerListProps>,
    /** What the host heard. */
    events,
    find,
    findAll: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
    viewport: () => find('.viewport') as HTMLElement,
    /** The focused element inside the list. */
    focused: () => root.activeElement,
    withForm: () => standIn(show, base, 'customer-form'),
    withDelete: () => standIn(show, base, 'customer-delete'),
    /** With a dialog, as the delete widget has one. */
    withDeleteDialog: () => standIn(show, base, 'customer-delete', DeleteDialog),
    withSearch: () => standIn(show, base, 'customer-search'),
  };
}

type Show = <P extends WidgetOptions>(widget: Mount<P>, own: P) => { shown: MountedWidget<P> };

interface StandIn {
  group: WidgetContextValue['group'];
  create: (body: CreateCustomerBody) => Promise<Customer>;
  remove: ReturnType<typeof useDeleteCustomer>['mutateAsync'];
  restore: ReturnType<typeof useRestoreCustomer>['mutateAsync'];
  update: ReturnType<typeof useUpdateCustomer>['mutateAsync'];
}

/** Another widget of the group, as far as a list knows it: its name, and what it does to the shared state and cache. */
async function standIn(
  show: Show,
  options: WidgetOptions,
  name: 'customer-form' | 'customer-delete' | 'customer-search',
  Content: ComponentType = () => null,
): Promise<StandIn> {
  let result: StandIn | undefined;
  function Stand() {
    const { group } = useWidget();
    const { mutateAsync } = useCreateCustomer();
    const create = (body: CreateCustomerBody) => mutateAsync(creationOf(body));
    const { mutateAsync: remove } = useDeleteCustomer();
    const { mutateAsync: restore } = useRestoreCustomer();
    const { mutateAsync: update } = useUpdateCustomer();
    useEffect(() => {
      result = { group, create, remove, restore, update };
    });
    return <Content />;
  }
  show(defineWidget({ name, styles: '', Component: Stand }), options);
  return vi.waitUntil(() => result);
}

function DeleteDialog() {
  const open = useGroupState((state) => state.deleting !== undefined);
  return open ? (
    <Dialog title="Delete?" closeLabel="Close" footer={null} onClose={() => undefined}>
      Delete?
    </Dialog>
  ) : null;
}

function queryOf(url: string): Record<string, string> {
  const { limit: _, ...query } = Object.fromEntries(new URL(url).searchParams);
  return query;
}

/** As a network does: what is aborted fails, and offline is no answer at all. */
function answer(mock: CustomerMock, request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
    mock
      .respond(request)
      .then(
        (response) => (response.type === 'error' ? reject(new TypeError('Failed to fetch')) : resolve(response)),
        reject,
      );
  });
}
