import { queryWords } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { describe, expect, test } from 'vitest';
import { CustomerStore } from './customer-store.ts';

const anna = { name: 'Anna Ek', email: 'anna@example.com' };

describe('writing behind the API’s back', () => {
  test('makes versions as the API does', () => {
    const clock = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')];
    const store = new CustomerStore(() => clock.shift() ?? new Date(0));
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
