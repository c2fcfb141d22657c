import { beforeEach, expect, test, vi } from 'vitest';
import { channelOfTestCdn } from '../test-cdn/channel-of-test-cdn.ts';
import { defineElement } from './element.ts';
import { configure, type WidgetElement } from './index.ts';

interface RemoteLog {
  scopes: object[];
  mounted: Record<string, unknown>[];
  updates: Record<string, unknown>[];
  unmounted: number;
}

const log = () => (globalThis as unknown as { remoteLog: RemoteLog }).remoteLog;
const settle = () => new Promise((resolve) => setTimeout(resolve));
const whenMounted = (element: Element) =>
  vi.waitUntil(() => element.shadowRoot?.textContent === 'mounted', { interval: 5 });

function add<T extends 'customer-list' | 'customer-form' | 'customer-search' | 'customer-delete'>(
  tag: T,
  attributes: Record<string, string> = {},
): WidgetElement<T> {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

beforeEach(async () => {
  document.body.replaceChildren();
  configure({
    cdn: '/widgets/embed/test-cdn',
    channel: await channelOfTestCdn(),
    api: 'https://api.test',
    locale: undefined,
  });
  await settle();
});

test('importing the library registers nothing; what a page set on a tag before counts afterwards', async () => {
  expect(customElements.get('customer-list')).toBeUndefined();
  const early = add('customer-list', { locale: 'de' });
  early.theme = 'dark';

  for (const widget of ['customer-list', 'customer-form', 'customer-search', 'customer-delete'] as const) {
    defineElement(widget);
  }
  await whenMounted(early);
  expect(log().mounted.at(-1)).toMatchObject({ api: 'https://api.test', locale: 'de', theme: 'dark' });
});

test('an element removed while its widget loads is not mounted', async () => {
  // The first form of this page: its files are on their way when the element goes.
  const element = add('customer-form');
  element.remove();
  const other = add('customer-form');
  await whenMounted(other);
  expect(element.shadowRoot?.textContent).toBe('');
});

test('attributes and properties are options; a property wins; what is taken away falls back', async () => {
  const element = add('customer-list', { api: 'https://other.test', density: 'compact' });
  await whenMounted(element);
  expect(log().mounted.at(-1)).toMatchObject({ api: 'https://other.test', density: 'compact' });

  element.setAttribute('theme', 'dark');
  expect(log().updates.at(-1)).toMatchObject({ theme: 'dark' });
  element.theme = 'light';
  expect(log().updates.at(-1)).toMatchObject({ theme: 'light' });
  element.theme = undefined;
  expect(log().updates.at(-1)).toMatchObject({ theme: 'dark' });
  element.removeAttribute('api');
  expect(log().updates.at(-1)).toMatchObject({ api: 'https://api.test' });

  const getAccessToken = () => 'token';
  element.getAccessToken = getAccessToken;
  expect(log().updates.at(-1)).toMatchObject({ getAccessToken });
});

test('a flag is an attribute that is there', async () => {
  const element = add('customer-form', { open: '', 'customer-id': '7' });
  await whenMounted(element);
  expect(log().mounted.at(-1)).toMatchObject({ open: true, customerId: '7' });
  element.removeAttribute('open');
  expect(log().updates.at(-1)?.open).toBeUndefined();
  element.open = false;
  expect(log().updates.at(-1)).toMatchObject({ open: false });
});

test('a flag is off when it says so: React before 19 makes open="false" of open={false}', async () => {
  const element = add('customer-form', { open: 'false', 'customer-id': '7' });
  await whenMounted(element);
  expect(log().mounted.at(-1)).toMatchObject({ open: false });
  element.setAttribute('open', 'true');
  expect(log().updates.at(-1)).toMatchObject({ open: true });
});

test('configure() reaches widgets that are already there', async () => {
  const element = add('customer-list');
  await whenMounted(element);
  configure({ locale: 'ja' });
  expect(log().updates.at(-1)).toMatchObject({ locale: 'ja' });
});

test('an element that is moved keeps its widget; one that is removed gives it up and gets a new one later', async () => {
  const element = add('customer-list');
  await whenMounted(element);
  const { unmounted } = log();
  const mounts = log().mounted.length;

  const section = document.createElement('section');
  document.body.append(section);
  section.append(element);
  await settle();
  expect(log()).toMatchObject({ unmounted, mounted: { length: mounts } });

  element.remove();
  await settle();
  expect(log().unmounted).toBe(unmounted + 1);
  expect(element.shadowRoot?.textContent).toBe('');

  document.body.append(element);
  await whenMounted(element);
  expect(log().mounted.length).toBe(mounts + 1);
});

test.each([
  ['customer-search', 'widget-unavailable', 'missing.js'],
  ['customer-delete', 'channel-unavailable', undefined],
] as const)('%s that cannot be loaded says so, tells the page and offers to try again', async (tag, code, file) => {
  const errors: unknown[] = [];
  const listening = new AbortController();
  addEventListener('customer-error', (event) => errors.push((event as CustomEvent).detail), listening);
  const element = add(tag);
  const beside = add('customer-list');
  await whenMounted(beside);

  await vi.waitFor(() => expect(errors).toHaveLength(1));
  const url = file ? new URL(`/widgets/embed/test-cdn/${file}`, location.href).href : expect.stringContaining('blob:');
  expect(errors[0]).toMatchObject({ code, url });
  expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).toContain('has not loaded');

  const retry = element.shadowRoot?.querySelector('button');
  retry?.focus();
  retry?.click();
  await vi.waitFor(() => expect(errors).toHaveLength(2));
  expect(element.shadowRoot?.activeElement).toBe(element.shadowRoot?.querySelector('button'));
  listening.abort();
});

test('without the address of an API a widget waits for one, and says what is missing', async () => {
  configure({ api: undefined });
  const error = new Promise<CustomEvent>((resolve) => {
    addEventListener('customer-error', (event) => resolve(event as CustomEvent), { once: true });
  });
  const element = add('customer-list');
  expect((await error).detail).toMatchObject({ code: 'api-missing', message: expect.stringContaining('data-api') });
  element.api = 'https://late.test';
  await whenMounted(element);
  expect(log().mounted.at(-1)).toMatchObject({ api: 'https://late.test' });
});
