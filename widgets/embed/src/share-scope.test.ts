import { afterEach, expect, test } from 'vitest';
import { type Container, initialize } from './share-scope.ts';

afterEach(() => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('customer-kit.share-scope')];
});

type Scope = Record<string, Record<string, { get: () => Promise<unknown>; from: string }>>;

/** A container that offers `react` at some version, and what its scope then gives it. */
function container(from: string, version: string, get: () => Promise<unknown>) {
  let scope: Scope = {};
  const offering: Container = {
    init(given) {
      scope = given as Scope;
      scope.react = { [version]: { get, from } };
    },
    get: () => Promise.reject(new Error('exposes nothing')),
  };
  return { offering, react: (wanted = version) => scope.react?.[wanted]?.get() };
}

test('what the first container offers is what all get', async () => {
  const list = container('list', '19.0.0', async () => 'of the list');
  const form = container('form', '19.0.0', async () => 'of the form');
  await initialize(list.offering, 1_000);
  await initialize(form.offering, 1_000);
  expect([await form.react(), await list.react()]).toEqual(['of the list', 'of the list']);
});

test('a version that comes later is there for who came before', async () => {
  const list = container('list', '19.0.0', async () => 'old');
  const form = container('form', '19.1.0', async () => 'new');
  await initialize(list.offering, 1_000);
  await initialize(form.offering, 1_000);
  expect(await list.react('19.1.0')).toBe('new');
});

test('a container that cannot give what it offered is passed over', async () => {
  const list = container('list', '19.0.0', () => Promise.reject(new Error('404')));
  const form = container('form', '19.0.0', async () => 'of the form');
  await initialize(list.offering, 1_000);
  await initialize(form.offering, 1_000);
  expect(await list.react()).toBe('of the form');
});

test('one that hangs is passed over too', async () => {
  const list = container('list', '19.0.0', () => new Promise(() => {}));
  const form = container('form', '19.0.0', async () => 'of the form');
  await initialize(list.offering, 1);
  await initialize(form.offering, 1);
  expect(await form.react()).toBe('of the form');
});

test('that all failed is forgotten: the next who asks asks them again', async () => {
  let up = false;
  const list = container('list', '19.0.0', async () => {
    if (!up) throw new Error('down');
    return 'of the list';
  });
  await initialize(list.offering, 1_000);
  await expect(list.react()).rejects.toThrow('down');
  up = true;
  expect(await list.react()).toBe('of the list');
});
