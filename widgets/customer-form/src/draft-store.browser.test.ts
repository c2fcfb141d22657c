import { afterEach, expect, test } from 'vitest';
import { draftOf } from './draft.ts';
import { openDrafts } from './draft-store.ts';
import { valuesOf } from './form-values.ts';

const owner = { api: 'https://api.test', user: 'anna' };
const nobody = valuesOf(undefined);
const draft = draftOf(nobody, { ...nobody, name: 'Bo' }, undefined);

afterEach(() => localStorage.clear());

const locks = async () => (await navigator.locks.query()).held?.length;

test('what a form holds is left behind from the moment it is closed, though its lock goes later', async () => {
  const first = openDrafts(owner);
  first.keep('new', draft);
  await expect.poll(locks).toBe(1);
  expect(await openDrafts(owner).leftBehind('new')).toEqual([]);
  first.close();
  expect(await openDrafts(owner).leftBehind('new')).toMatchObject([{ customer: 'new', name: 'Bo' }]);
  await expect.poll(locks).toBe(0);
});

test('a form has not left behind what it has taken over', async () => {
  const first = openDrafts(owner);
  first.keep('new', draft);
  first.close();
  const second = openDrafts(owner);
  for (const left of await second.leftBehind('new')) second.adopt(left);
  expect(await second.leftBehind('new')).toEqual([]);
  expect(await openDrafts(owner).leftBehind('new')).toHaveLength(1);
});

test('owners and customers of any spelling are kept apart', async () => {
  const odd = { api: 'https://api.test/a:b', user: 'x:y%3A' };
  for (const [at, customer] of [
    [owner, 'a:b'],
    [odd, 'a:b'],
    [odd, 'b'],
  ] as const) {
    const drafts = openDrafts(at);
    drafts.keep(customer, draft);
    drafts.close();
  }
  expect(await openDrafts(owner).leftBehind()).toMatchObject([{ customer: 'a:b' }]);
  expect(await openDrafts(odd).leftBehind('b')).toHaveLength(1);
  expect(await openDrafts(odd).leftBehind()).toHaveLength(2);
  expect(await openDrafts({ ...odd, user: 'x' }).leftBehind()).toEqual([]);
});

test('a key that no form has made takes no draft along, and is removed', async () => {
  const drafts = openDrafts(owner);
  drafts.keep('new', draft);
  drafts.close();
  const [key = ''] = Object.keys(localStorage);
  const odd = key.replace(':new:', ':%E0%A4%A:');
  localStorage.setItem(odd, JSON.stringify(draft));
  expect(await openDrafts(owner).leftBehind()).toMatchObject([{ customer: 'new', name: 'Bo' }]);
  expect(localStorage.getItem(odd)).toBeNull();
});
