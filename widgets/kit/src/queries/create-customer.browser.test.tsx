import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { defineWidget, type MountedWidget } from '../widget.tsx';
import type { WidgetOptions } from '../widget-options.ts';
import { useCreateCustomer } from './create-customer.ts';

let widget: MountedWidget<WidgetOptions> | undefined;

afterEach(() => {
  widget?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function Creator() {
  const create = useCreateCustomer();
  return ['Bo', 'Zoë'].map((name) => (
    <button type="button" key={name} onClick={() => create.mutate({ name, email: `${name}@example.com` })}>
      {name}
    </button>
  ));
}

test('a body has one key until it is created, another body another', async () => {
  const keys: (string | null)[] = [];
  const statuses = [503, 503, 201, 201];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    keys.push(new Request(input, init).headers.get('idempotency-key'));
    const status = statuses.shift() ?? 500;
    return Promise.resolve(Response.json({ id: 'x', name: 'Bo', email: 'b@example.com', status: 'lead' }, { status }));
  });
  const element = document.createElement('div');
  document.body.append(element);
  widget = defineWidget({ name: 'customer-form', Component: Creator, styles: '' })(element, { api: '/' });

  for (const [name, asked] of [
    ['Bo', 1],
    ['Zoë', 2],
    ['Zoë', 3],
    ['Zoë', 4],
  ] as const) {
    await page.getByRole('button', { name }).click();
    await expect.poll(() => keys.length).toBe(asked);
  }
  const [bo, zoe, again, anew] = keys;
  expect(bo).toMatch(/^[0-9a-f]{32}$/);
  expect(zoe).not.toBe(bo);
  expect(again).toBe(zoe);
  expect(anew).not.toBe(zoe);
});
