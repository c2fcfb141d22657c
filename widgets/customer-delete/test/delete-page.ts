import type { CustomerSummary, WidgetContextValue } from '@customer-kit/kit';
import { type CustomerMock, type CustomerMockOptions, createCustomerMock, withCustomers } from '@customer-kit/mock';
import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { CustomerDeleteOptions } from '../src/customer-delete-options.ts';
import { mount } from '../src/mount.ts';
import { mountGroupProbe } from './group-probe.tsx';

const baseUrl = '/mock-api';

export interface DeletePage {
  mock: CustomerMock;
  widget: ReturnType<typeof mount>;
  element: HTMLElement;
  /** What the widget told the page, in order. */
  events: { type: string; detail: unknown }[];
  /** Requests so far, as "METHOD /path". */
  requests: string[];
  /** From now on answers wait, until the result is called. */
  hold: () => () => void;
  /** From now on the API does what it is asked, but its answers get lost; until the result is called. */
  loseAnswers: () => () => void;
  group: WidgetContextValue['group']['store'];
  rows: CustomerSummary[];
}

let leave: (() => void)[] = [];

beforeEach(() => page.viewport(1000, 900));

afterEach(() => {
  for (const step of leave.toReversed()) step();
  leave = [];
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** A page with a button and the widget on it; its API holds customers of these names. */
export async function openPage(
  names: readonly string[],
  options: Partial<CustomerDeleteOptions> = {},
  mockOptions: Partial<CustomerMockOptions> = {},
): Promise<DeletePage> {
  const customers = names.map((name, index) => ({ name, email: `c${index}@example.com` }));
  const mock = createCustomerMock({ baseUrl, scenarios: [withCustomers(customers)], ...mockOptions });
  const requests: string[] = [];
  let held = Promise.resolve();
  let lost = false;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(baseUrl)) return real(input, init);
    requests.push(`${request.method} ${pathname.slice(baseUrl.length)}`);
    await held;
    const response = await mock.respond(request);
    if (lost || response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  });

  const opener = document.createElement('button');
  opener.textContent = 'Opener';
  const element = document.createElement('div');
  const events: DeletePage['events'] = [];
  for (const type of ['customer-delete', 'customer-restore', 'customer-error', 'customer-auth-required']) {
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  }
  document.body.append(opener, element);
  const widget = mount(element, { api: baseUrl, ...options });
  const probe = await mountGroupProbe({ api: baseUrl });
  leave.push(probe.unmount, () => widget.unmount());
  opener.focus();

  function hold() {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  }
  function loseAnswers() {
    lost = true;
    return () => {
      lost = false;
    };
  }
  return {
    mock,
    widget,
    element,
    events,
    requests,
    hold,
    loseAnswers,
    group: probe.store,
    rows: [...mock.customers.list()],
  };
}

/** Text of the element that has the focus inside the widget. */
export function focused(element: HTMLElement): string | null | undefined {
  return element.shadowRoot?.activeElement?.textContent;
}
