import type { WidgetContextValue } from '@customer-kit/kit';
import { type CustomerMock, createCustomerMock, withCustomers } from '@customer-kit/mock';
import { afterEach, beforeEach, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { CustomerFormOptions } from '../src/customer-form-options.ts';
import { mount } from '../src/mount.ts';
import { mountGroupProbe } from './group-probe.tsx';

const api = '/mock-api';

export interface FormPage {
  mock: CustomerMock;
  widget: ReturnType<typeof mount>;
  element: HTMLElement;
  /** What the widget told the page, in order. */
  events: { type: string; detail: unknown }[];
  /** Requests so far, as "METHOD /path". */
  requests: string[];
  /** From now on answers wait, until the result is called. */
  hold: () => () => void;
  /** From now on the API does what it is asked, and no answer arrives, until the result is called. */
  loseAnswers: () => () => void;
  group: WidgetContextValue['group']['store'];
}

export const person = {
  name: 'Zoë Ångström',
  email: 'zoe@example.com',
  phone: '+46 70 123 45 67',
  company: 'Norrsken Papper AB',
  address: { line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' },
  status: 'active',
} as const;

let leave: (() => void)[] = [];

beforeEach(() => page.viewport(1000, 900));

afterEach(() => {
  for (const step of leave.toReversed()) step();
  leave = [];
  document.body.replaceChildren();
  localStorage.clear();
  vi.restoreAllMocks();
});

/** A page with a button and the form on it, its API answered by the mock, which holds one customer: `person`. */
export async function openPage(
  options: Partial<CustomerFormOptions> = {},
  customers: Parameters<typeof withCustomers>[0] = [person],
): Promise<FormPage> {
  const mock = createCustomerMock({ baseUrl: api, scenarios: [withCustomers(customers)] });
  const requests: string[] = [];
  let held = Promise.resolve();
  let losing = false;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(api)) return real(input, init);
    requests.push(`${request.method} ${pathname.slice(api.length)}`);
    await held;
    const response = await mock.respond(request);
    if (response.type === 'error' || losing) throw new TypeError('Failed to fetch');
    request.signal.throwIfAborted();
    return response;
  });

  const opener = document.createElement('button');
  opener.textContent = 'Opener';
  const element = document.createElement('div');
  const events: FormPage['events'] = [];
  for (const type of ['customer-create', 'customer-update', 'customer-error', 'customer-auth-required']) {
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  }
  document.body.append(opener, element);
  const widget = mount(element, { api, ...options });
  const probe = await mountGroupProbe({ api });
  leave.push(probe.unmount, () => widget.unmount());
  opener.focus();
  function hold() {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  }
  function loseAnswers() {
    losing = true;
    return () => {
      losing = false;
    };
  }
  return { mock, widget, element, events, requests, hold, loseAnswers, group: probe.store };
}

/** Another form on the page that `openPage` made, in a group of its own. */
export function openForm(options: Partial<CustomerFormOptions>): { element: HTMLElement; unmount: () => void } {
  const element = document.createElement('div');
  document.body.append(element);
  const widget = mount(element, { api, group: crypto.randomUUID(), ...options });
  leave.push(() => widget.unmount());
  return { element, unmount: () => widget.unmount() };
}

/** An access token of a user, as far as a widget reads it. */
export function tokenOf(sub: string): string {
  const part = (claims: object) => btoa(JSON.stringify(claims));
  return [part({ alg: 'RS256' }), part({ sub, scope: 'customers/read customers/write' }), 'signature'].join('.');
}

/** The one customer of the mock. */
export function only(mock: CustomerMock) {
  const [customer] = mock.customers.list();
  if (!customer) throw new Error('The mock is empty');
  return customer;
}

/** The label of the control that has the focus inside the widget, or its text. */
export function focused(element: HTMLElement): string {
  const active = element.shadowRoot?.activeElement;
  if (
    active instanceof HTMLInputElement ||
    active instanceof HTMLSelectElement ||
    active instanceof HTMLTextAreaElement
  ) {
    return active.labels?.[0]?.textContent ?? active.name;
  }
  return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
}
