import { defineWidget, type MountedWidget, useGetCustomers, type WidgetOptions } from '@customer-kit/kit';
import { useDeleteCustomer } from '@customer-kit/kit/changes';
import { createCustomerMock, failing, withCustomers } from '@customer-kit/mock';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';

let widget: MountedWidget<WidgetOptions> | undefined;

afterEach(() => {
  widget?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function List() {
  const { data } = useGetCustomers({ query: '', sort: 'name' });
  const { mutate } = useDeleteCustomer();
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return rows.map((row) => (
    <button type="button" key={row.id} onClick={() => mutate(row)}>
      {row.name}
    </button>
  ));
}

const listed = () =>
  page
    .getByRole('button')
    .elements()
    .map(({ textContent }) => textContent);

test.each([
  ['access-denied', ['Ada', 'Bo', 'Cy']],
  ['unauthorized', ['Ada', 'Bo', 'Cy']],
  ['customer-deleted', ['Ada', 'Cy']],
] as const)('a row leaves at once; refused by %s, the list has what is there', async (problem, left) => {
  const customers = ['Ada', 'Bo', 'Cy'].map((name) => ({ name, email: `${name}@example.com` }));
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(customers)] });
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'DELETE') await held;
    return mock.respond(request);
  });
  const element = document.createElement('div');
  document.body.append(element);
  widget = defineWidget({ name: 'customer-list', Component: List, styles: '' })(element, { api: '/mock-api' });
  await expect.poll(listed).toEqual(['Ada', 'Bo', 'Cy']);
  mock.use(failing('deleteCustomer', problem));
  await page.getByRole('button', { name: 'Bo' }).click();
  await expect.poll(listed).toEqual(['Ada', 'Cy']);
  release();
  await expect.poll(listed).toEqual(left);
});
