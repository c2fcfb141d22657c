import { queryWords, sorts } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { describe, expect, test } from 'vitest';
import { CustomerStore } from './customer-store.ts';
import type { Position } from './sorted-index.ts';

const anna = { name: 'Anna Ek', email: 'anna@example.com' };

describe('writing behind the API’s back', () => {
  test('makes versions as the API does', () => {
    const clock = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')];
    const store = new CustomerStore({ now: () => clock.shift() ?? new Date(0) });
    const first = store.create({ ...anna, phone: '+46 70 1' });
    expect(first).toMatchObject({ ...anna, status: 'lead', version: 1, createdAt: '2026-01-01T00:00:00.000Z' });
    const second = store.update(first.id, { status: 'active', phone: undefined });
    expect(second).toMatchObject({ id: first.id, status: 'active', version: 2, updatedAt: '2026-01-02T00:00:00.000Z' });
    expect(second.phone).toBeUndefined();
    expect(store.get(first.id)).toBe(second);
  });

  test('refuses what the API would refuse, and says why', () => {
    const store = new CustomerStore();
    const { id } = store.create(anna);
    const other = store.create({ name: 'Bo', email: 'bo@example.com' });
    expect(() => store.create({ ...anna, name: ' ' })).toThrow('name must not be empty');
    expect(() => store.create({ ...anna, email: 'ANNA@example.com' })).toThrow(`Customer ${id} already has`);
    expect(() => store.update(other.id, { email: anna.email })).toThrow(`Customer ${id} already has`);
    expect(() => store.update(other.id, { email: 'nobody' })).toThrow('e-mail address');
    expect(() => store.remove('none')).toThrow('There is no customer none in the mock. It has 2 customers');
    expect(store.list()).toHaveLength(2);
  });

  test('customers handed out cannot be changed by accident', () => {
    const customer = new CustomerStore().create({
      ...anna,
      address: { line1: 'A', city: 'B', postalCode: 'C', country: 'SE' },
    });
    expect(() => Object.assign(customer, { name: 'Eve' })).toThrow(TypeError);
    expect(() => Object.assign(customer.address ?? {}, { city: 'Eve' })).toThrow(TypeError);
  });

  test('an address is free again when its customer has gone or moved', () => {
    const store = new CustomerStore();
    const { id } = store.create(anna);
    store.update(id, { email: 'anna.new@example.com' });
    store.remove(store.create(anna).id);
    expect(store.findByEmail('ANNA@example.com')).toBeUndefined();
    expect(store.findByEmail('Anna.New@example.com')?.id).toBe(id);
  });
});

describe('deleting behind the API’s back', () => {
  const day = 86_400_000;

  test('leaves what can be restored, for the days of its retention', () => {
    let time = Date.parse('2026-01-01T00:00:00.500Z');
    const store = new CustomerStore({ now: () => new Date(time), retentionDays: 2 });
    const created = store.create(anna);
    const deleted = store.remove(created.id);
    const restorableUntil = '2026-01-03T00:00:01.000Z';
    const at = '2026-01-01T00:00:00.500Z';
    expect(deleted).toEqual({ ...created, updatedAt: at, version: 2, deletedAt: at, restorableUntil });
    expect([store.size, store.findByEmail(anna.email), store.get(created.id)]).toEqual([0, undefined, undefined]);
    expect(store.deleted.list()).toEqual([deleted]);
    expect(store.deleted.page({ limit: 5 })).toMatchObject([{ id: created.id }]);
    time += 2 * day + 499;
    expect(store.deleted.get(created.id)).toEqual(deleted);
    time += 1;
    expect(store.deleted.get(created.id)).toBeUndefined();
    expect(store.deleted.list()).toEqual([]);
    expect(store.deleted.page({ limit: 5 })).toEqual([]);
    expect(() => store.restore(created.id)).toThrow(`No deleted customer ${created.id}`);
  });

  test('is undone by restore, unless the address was taken since', async () => {
    const store = new CustomerStore();
    const created = store.create({ ...anna, phone: '+46 70 1', notes: 'N' });
    store.remove(created.id);
    const other = store.create(anna);
    expect(() => store.restore(created.id)).toThrow(`Customer ${other.id} already has`);
    store.purge(other.id);
    const restored = store.restore(created.id);
    expect(restored).toEqual({ ...created, updatedAt: restored.updatedAt, version: 3 });
    expect(store.list()).toEqual([restored]);
    expect(store.deleted.list()).toEqual([]);
    expect(await store.search(queryWords('anna ek'), { limit: 9 })).toMatchObject([{ id: created.id }]);
  });

  test('again, after it was restored, leaves one trace', () => {
    let time = Date.parse('2026-01-01T00:00:00Z');
    const store = new CustomerStore({ now: () => new Date((time += 1_000)) });
    const { id } = store.create(anna);
    store.remove(id);
    store.restore(id);
    const deleted = store.remove(id);
    expect(store.deleted.list()).toEqual([deleted]);
    expect(store.deleted.page({ limit: 9 })).toMatchObject([{ id, customer: deleted }]);
  });

  test('leaves nothing after purge, nor where nothing is kept', () => {
    const store = new CustomerStore();
    const { id } = store.create(anna);
    store.remove(id);
    store.purge(id);
    store.purge(store.create(anna).id);
    expect([store.size, store.deleted.list()]).toEqual([0, []]);
    expect(() => store.purge(id)).toThrow(`There is no customer ${id}`);
    const forgetful = new CustomerStore({ retentionDays: 0 });
    forgetful.remove(forgetful.create(anna).id);
    expect(forgetful.deleted.list()).toEqual([]);
  });

  test.each([-1, 1.5, Number.NaN])('refuses a retention of %s days', (retentionDays) => {
    expect(() => new CustomerStore({ retentionDays })).toThrow('retentionDays must be 0');
  });
});

describe('a list of one status', () => {
  test('has full pages in every order and in a search', async () => {
    const store = new CustomerStore();
    for (const body of sampleCustomers(300)) store.create({ ...body, company: 'Searched' });
    const all = store.list().filter(({ status }) => status === 'inactive');
    const read = async (list: (after: Position | undefined) => Position[] | Promise<Position[]>) => {
      const ids: string[] = [];
      for (let page = await list(undefined); page.length > 0; page = await list(page.at(-1))) {
        ids.push(...page.map(({ id }) => id));
        if (ids.length < all.length) expect(page).toHaveLength(7);
      }
      return ids;
    };
    const expected = all.map(({ id }) => id).toSorted();
    for (const sort of sorts) {
      const ids = await read((after) => store.page(sort, { after, limit: 7, status: 'inactive' }));
      expect(ids.toSorted(), sort).toEqual(expected);
    }
    const found = await read((after) => store.search(['searched'], { after, limit: 7, status: 'inactive' }));
    expect(found.toSorted()).toEqual(expected);
  });
});

describe('search', () => {
  test('sees every write at once', async () => {
    const store = new CustomerStore();
    const find = async (q: string) => (await store.search(queryWords(q), { limit: 10 })).map(({ id }) => id);
    const { id } = store.create(anna);
    expect(await find('anna')).toEqual([id]);
    store.update(id, { name: 'Berta Ek', email: 'berta@example.com' });
    expect(await find('anna')).toEqual([]);
    expect(await find('ek ber')).toEqual([id]);
    store.remove(id);
    expect(await find('berta')).toEqual([]);
  });

  test('finds the same after another search went on meanwhile', async () => {
    const store = new CustomerStore();
    for (const body of sampleCustomers(3_000)) store.create(body);
    const search = (q: string) => store.search(queryWords(q), { limit: 5_000 });
    const [example, kontor] = await Promise.all([search('example'), search('kontor')]);
    expect(await search('example')).toEqual(example);
    expect(await search('kontor')).toEqual(kontor);
    expect(example.length).toBeGreaterThan(1_000);
  });

  test('of a customer removed while it goes on shows no trace', async () => {
    const store = new CustomerStore();
    for (const body of sampleCustomers(3_000)) store.create(body);
    const { id } = store.create(anna);
    const searching = store.search(queryWords('anna ek'), { limit: 10 });
    store.remove(id);
    expect((await searching).map((position) => position.id)).not.toContain(id);
  });

  test('that missed a write while it went on is not remembered', async () => {
    const store = new CustomerStore();
    for (const body of sampleCustomers(3_000)) store.create(body);
    const words = queryWords('anna ek');
    const searching = store.search(words, { limit: 10 });
    const { id } = store.create(anna);
    await searching;
    expect(await store.search(words, { limit: 10 })).toMatchObject([{ id }]);
  });
});
