import { type AnsweredPage, openAnsweredPage } from '@customer-kit/kit/test';
import { type CustomerMock, createCustomerMock, withCustomers } from '@customer-kit/mock';
import { onTestFinished, vi } from 'vitest';
import type { CustomerFormOptions } from '../src/customer-form-options.ts';
import { mount } from '../src/mount.ts';

const api = '/mock-api';

export const person = {
  name: 'Zoë Ångström',
  email: 'zoe@example.com',
  phone: '+46 70 123 45 67',
  company: 'Norrsken Papper AB',
  address: { line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' },
  status: 'active',
} as const;

/** A page with a button and the form on it, its API answered by the mock, which holds one customer: `person`. */
export async function openPage(
  options: Partial<CustomerFormOptions> = {},
  customers: Parameters<typeof withCustomers>[0] = [person],
): Promise<AnsweredPage<CustomerFormOptions> & { mock: CustomerMock }> {
  const mock = createCustomerMock({ baseUrl: api, scenarios: [withCustomers(customers)] });
  const opened = await openAnsweredPage(mount, {
    props: { api, ...options },
    respond: (request) => mock.respond(request),
    listen: ['customer-create', 'customer-update', 'customer-error', 'customer-auth-required'],
  });
  return { ...opened, mock };
}

/** Another form on the page that `openPage` made, in a group of its own. */
export function openForm(options: Partial<CustomerFormOptions>) {
  const element = document.createElement('div');
  document.body.append(element);
  const widget = mount(element, { api, group: crypto.randomUUID(), ...options });
  onTestFinished(() => widget.unmount());
  return {
    element,
    update: (change: Partial<CustomerFormOptions>) => widget.update(change),
    unmount: () => widget.unmount(),
  };
}

/** From now on the test's clock, which goes on by itself; the result puts it forward by milliseconds. */
export function useClock(): (ms: number) => Promise<unknown> {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  onTestFinished(() => void vi.useRealTimers());
  return (ms) => vi.advanceTimersByTimeAsync(ms);
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
