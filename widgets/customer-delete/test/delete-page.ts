import type { CustomerSummary } from '@customer-kit/kit';
import { type AnsweredPage, openAnsweredPage } from '@customer-kit/kit/test';
import { type CustomerMock, type CustomerMockOptions, createCustomerMock, withCustomers } from '@customer-kit/mock';
import type { CustomerDeleteOptions } from '../src/customer-delete-options.ts';
import { mount } from '../src/mount.ts';

const api = '/mock-api';

interface DeletePage extends AnsweredPage<CustomerDeleteOptions> {
  mock: CustomerMock;
  rows: CustomerSummary[];
}

/** A page with a button and the widget on it; its API holds customers of these names. */
export async function openPage(
  names: readonly string[],
  options: Partial<CustomerDeleteOptions> = {},
  mockOptions: Partial<CustomerMockOptions> = {},
): Promise<DeletePage> {
  const customers = names.map((name, index) => ({ name, email: `c${index}@example.com` }));
  const mock = createCustomerMock({ baseUrl: api, scenarios: [withCustomers(customers)], ...mockOptions });
  const opened = await openAnsweredPage(mount, {
    props: { api, ...options },
    respond: (request) => mock.respond(request),
    listen: ['customer-delete', 'customer-restore', 'customer-error', 'customer-auth-required'],
  });
  return { ...opened, mock, rows: [...mock.customers.list()] };
}

/** Text of the element that has the focus inside the widget. */
export function focused(element: HTMLElement): string | null | undefined {
  return element.shadowRoot?.activeElement?.textContent;
}
