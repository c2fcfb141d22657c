import { type Customer, problemType, summarize } from '@customer-kit/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../group.ts';
import type { MountedWidget } from '../mount.ts';
import { defineWidget } from '../widget.tsx';
import { useWidget } from '../widget-context.ts';
import type { WidgetOptions } from '../widget-options.ts';
import { type CustomerList, listQueryKey } from './list-scope.ts';
import { useUpdateCustomer } from './update-customer.ts';

const bo: Customer = {
  id: '0199d0a4-5f3e-7c1a-9b60-3f0c6a1d2e4b',
  name: 'Bo',
  email: 'bo@example.com',
  address: { line1: 'Am Markt 1', city: 'Bremen', postalCode: '28195', country: 'DE' },
  status: 'lead',
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
  version: 3,
};
const { id: _i, createdAt: _c, updatedAt: _u, version: _v, ...fields } = bo;
const body = { ...fields, company: 'Mine' };
const scope = listQueryKey({ query: '', sort: 'name' });

let widget: MountedWidget<WidgetOptions>;
let group: Group;
let update: ReturnType<typeof useUpdateCustomer>['mutateAsync'];
const saved: unknown[] = [];

beforeEach(async () => {
  saved.length = 0;
  const element = document.createElement('div');
  element.addEventListener('customer-update', (event) => saved.push((event as CustomEvent).detail.customer));
  const { promise, resolve } = Promise.withResolvers<void>();
  function Updater() {
    ({ group } = useWidget());
    update = useUpdateCustomer().mutateAsync;
    resolve();
    return null;
  }
  widget = defineWidget({ name: 'customer-form', Component: Updater, styles: '' })(element, { api: '/' });
  await promise;
  group.queryClient.setQueryData<CustomerList>(scope, {
    pages: [{ items: [summarize(bo)], nextCursor: null }],
    pageParams: [undefined],
  });
});

afterEach(() => {
  widget.unmount();
  vi.restoreAllMocks();
});

const listed = () => group.queryClient.getQueryData<CustomerList>(scope)?.pages[0]?.items[0];

/** The next request is answered when the result is called. */
function answered(answer: object, status = 200): () => void {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const headers = { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' };
  vi.spyOn(globalThis, 'fetch').mockReturnValueOnce(promise);
  return () => resolve(Response.json(answer, { status, headers }));
}

const conflict = (current: Customer) => ({ type: problemType('version-conflict'), title: 'no', status: 412, current });

test('lists show the change before the answer, and the answer after it', async () => {
  const answer = answered({ ...bo, ...body, version: 4 });
  const saving = update({ from: bo, body });
  await vi.waitUntil(() => listed()?.company === 'Mine');
  expect(listed()?.version).toBe(3);
  expect(saved).toEqual([]);
  answer();
  await saving;
  expect(listed()).toMatchObject({ company: 'Mine', version: 4 });
  expect(saved).toMatchObject([{ company: 'Mine', version: 4 }]);
});

test('refused, they show again what was there before', async () => {
  const answer = answered({ type: problemType('access-denied'), title: 'no', status: 403 }, 403);
  const saving = update({ from: bo, body });
  await vi.waitUntil(() => listed()?.company === 'Mine');
  answer();
  await expect(saving).rejects.toMatchObject({ status: 403 });
  expect(listed()).toEqual(summarize(bo));
});

test('refused because somebody else saved, they show what that one saved', async () => {
  const theirs = { ...bo, company: 'Theirs', version: 4 };
  answered(conflict(theirs), 412)();
  await expect(update({ from: bo, body })).rejects.toMatchObject({ status: 412 });
  expect(listed()).toEqual(summarize(theirs));
});

test('refused because it is saved already, whatever the order of its members, it counts as saved', async () => {
  const members = Object.entries({ ...bo, ...body, version: 4 }).toReversed();
  answered(conflict(Object.fromEntries(members) as unknown as Customer), 412)();
  await expect(update({ from: bo, body })).resolves.toMatchObject({ version: 4, company: 'Mine' });
  expect(saved).toHaveLength(1);
});

test('a save leaves no timer when its widget is gone', async () => {
  vi.useFakeTimers();
  const answer = answered({ ...bo, ...body, version: 4 });
  const saving = update({ from: bo, body });
  answer();
  await saving;
  widget.unmount();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
