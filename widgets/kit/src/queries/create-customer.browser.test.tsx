import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { MountedWidget } from '../mount.ts';
import { defineWidget } from '../widget.tsx';
import type { WidgetOptions } from '../widget-options.ts';
import { type Creation, creationOf, useCreateCustomer } from './create-customer.ts';

let widget: MountedWidget<WidgetOptions> | undefined;

afterEach(() => {
  widget?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

test('a wish is the same while its body is', () => {
  const bo = { name: 'Bo', email: 'bo@example.com' };
  const wish = creationOf(bo);
  expect(wish.key).toMatch(/^[0-9a-f]{32}$/);
  expect(creationOf({ ...bo }, wish)).toBe(wish);
  expect(creationOf({ ...bo, name: 'Bob' }, wish).key).not.toBe(wish.key);
  expect(creationOf(bo).key).not.toBe(wish.key);
});

test('an answer that got lost is asked for again under the same key', async () => {
  const keys: (string | null)[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    keys.push(new Request(input, init).headers.get('idempotency-key'));
    if (keys.length === 1) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(Response.json({ id: 'x', name: 'Bo', email: 'b@example.com', status: 'lead' }));
  });
  const wish = creationOf({ name: 'Bo', email: 'b@example.com' });
  const element = document.createElement('div');
  document.body.append(element);
  function Creator() {
    const { mutate, isSuccess } = useCreateCustomer();
    return (
      <button type="button" onClick={() => mutate(wish satisfies Creation)}>
        {isSuccess ? 'Created' : 'Create'}
      </button>
    );
  }
  widget = defineWidget({ name: 'customer-form', Component: Creator, styles: '' })(element, { api: '/' });
  await page.getByRole('button', { name: 'Create' }).click();
  await expect.element(page.getByRole('button', { name: 'Created' })).toBeVisible();
  expect(keys).toEqual([wish.key, wish.key]);
});
