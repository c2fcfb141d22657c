import { type DeletedCustomer, etagOf, summarize, summarizeDeleted } from '@customer-kit/contract';
import { describe, expect, test } from 'vitest';
import type { ApiProbe, ProbeRequest } from './api-probe.ts';
import { absentId, updateOf } from './customer-fixtures.ts';
import { type RunCustomers, randomLetters } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf, walk } from './walk.ts';

export function describeDeleting(probe: ApiProbe, customers: RunCustomers): void {
  const params = (id: string): ProbeRequest => ({ params: { id } });
  const purge = (id: string, headers: Record<string, string> = {}): ProbeRequest => ({
    params: { id },
    query: { purge: 'true' },
    headers,
  });

  const expectNowhere = (id: string, email: string, word: string) =>
    settled(probe, async () => {
      expect((await probe.page({ email })).items).toEqual([]);
      expect(idsOf((await walk(probe, { q: word })).items)).not.toContain(id);
      expect(idsOf((await walk(probe, { sort: '-createdAt' })).items)).not.toContain(id);
      expect(idsOf((await walk(probe, { status: 'active', sort: 'name' })).items)).not.toContain(id);
    });

  describe('deleteCustomer', () => {
    test('answers what is left, which counts as a save', async () => {
      const customer = await customers.create({ phone: '+46 70 123 45 67', notes: 'Kept', status: 'inactive' });
      const answer = await probe.call('deleteCustomer', params(customer.id));
      const { deletedAt, restorableUntil } = answer.body as { deletedAt: string; restorableUntil: string };
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.body).toEqual({ ...customer, updatedAt: deletedAt, version: 2, deletedAt, restorableUntil });
      expect(answer.headers.get('etag')).toBe(etagOf(2));
      expect(Date.parse(deletedAt)).toBeGreaterThanOrEqual(Date.parse(customer.updatedAt));
      expect(Date.parse(restorableUntil)).toBeGreaterThan(Date.parse(deletedAt));
    });

    test('then reading and deleting say that it is deleted, and show it', async () => {
      const { id, version } = await customers.create();
      const deleted = await probe.deleted(id);
      const requests: ['getCustomer' | 'deleteCustomer', ProbeRequest][] = [
        ['getCustomer', params(id)],
        ['getCustomer', { ...params(id), headers: { 'if-none-match': etagOf(deleted.version) } }],
        ['deleteCustomer', params(id)],
        ['deleteCustomer', { ...params(id), headers: { 'if-match': etagOf(deleted.version) } }],
        ['deleteCustomer', { ...params(id), headers: { 'if-match': etagOf(version) } }],
      ];
      for (const [name, request] of requests) {
        const refusal = await probe.refusal(name, request, 'customer-deleted');
        expect(refusal).toMatchObject({ status: 410, deleted, restorableUntil: deleted.restorableUntil });
      }
    });

    test('takes it out of lists, search and addresses, and frees its own', async () => {
      const word = randomLetters(11);
      const customer = await customers.create({ name: word, status: 'active' });
      await probe.deleted(customer.id);
      await expectNowhere(customer.id, customer.email, word);
      expect(await customers.create({ email: customer.email })).toMatchObject({ email: customer.email, version: 1 });
    });

    test('with If-Match deletes only that version', async () => {
      const first = await customers.create();
      const { body: second } = await probe.customer('updateCustomer', updateOf(first, { notes: 'Second' }), 200);
      const stale = { ...params(first.id), headers: { 'if-match': etagOf(first.version) } };
      expect((await probe.refusal('deleteCustomer', stale, 'version-conflict')).current).toEqual(second);
      expect(await probe.deleted(first.id, { 'if-match': etagOf(second.version) })).toMatchObject({ version: 3 });
    });

    test('knows no customer that does not exist', async () => {
      for (const id of [absentId, 'not-an-id']) {
        await probe.refusal('deleteCustomer', params(id), 'customer-not-found');
        await probe.refusal('deleteCustomer', purge(id), 'customer-not-found');
      }
    });

    test.each<[Record<string, string>, string]>([
      [{ purge: 'false' }, '/purge'],
      [{ purge: '' }, '/purge'],
      [{ purged: 'true' }, '/purged'],
    ])('refuses %o, and deletes nothing', async (query, pointer) => {
      const customer = await customers.create();
      const refusal = await probe.refusal('deleteCustomer', { ...params(customer.id), query }, 'invalid-request');
      expect(refusal.errors).toMatchObject([{ in: 'query', pointer }]);
      expect((await probe.customer('getCustomer', params(customer.id), 200)).body).toEqual(customer);
    });
  });

  describe('restoring', () => {
    test('brings the customer back as the next version, and every search finds it again', async () => {
      const word = randomLetters(11);
      const customer = await customers.create({ name: word, phone: '+46 70 1', status: 'active' });
      const deleted = await probe.deleted(customer.id);
      const answer = await probe.customer('updateCustomer', updateOf(deleted), 200);
      const { body: restored } = answer;
      expect(restored).toEqual({ ...customer, updatedAt: restored.updatedAt, version: 3 });
      expect(answer.headers.get('etag')).toBe(etagOf(3));
      expect((await probe.customer('getCustomer', params(customer.id), 200)).body).toEqual(restored);
      await settled(probe, async () => {
        for (const query of [{ email: customer.email }, { q: word }, { q: word, status: 'active' }]) {
          expect((await probe.page(query)).items).toEqual([summarize(restored)]);
        }
        expect(idsOf((await walk(probe, { deleted: 'true' })).items)).not.toContain(customer.id);
      });
      const json = customers.body({ email: customer.email });
      await probe.refusal('createCustomer', { json }, 'email-taken');
    });

    test('may change the customer at the same time', async () => {
      const word = randomLetters(11);
      const deleted = await probe.deleted((await customers.create({ notes: 'Before' })).id);
      const changes = { name: word, email: customers.email(), notes: 'After' };
      const { body } = await probe.customer('updateCustomer', updateOf(deleted, changes), 200);
      expect(body).toMatchObject({ ...changes, version: deleted.version + 1 });
      await settled(probe, async () => expect((await probe.page({ q: word })).items).toEqual([summarize(body)]));
      await customers.create({ email: deleted.email });
    });

    test('needs the ETag of the deletion', async () => {
      const customer = await customers.create();
      const deleted = await probe.deleted(customer.id);
      for (const version of [customer.version, deleted.version + 1, 999]) {
        const refusal = await probe.refusal('updateCustomer', updateOf({ ...deleted, version }), 'customer-deleted');
        expect(refusal).toMatchObject({ deleted, restorableUntil: deleted.restorableUntil });
      }
      const { params: of, json } = updateOf(deleted);
      await probe.refusal('updateCustomer', { params: of, json }, 'version-required');
    });

    test('is refused when the address was taken since, and works with another one', async () => {
      const deleted = await probe.deleted((await customers.create()).id);
      const other = await customers.create({ email: deleted.email.toUpperCase() });
      const refusal = await probe.refusal('updateCustomer', updateOf(deleted), 'email-taken');
      expect(refusal.conflictingId).toBe(other.id);
      expect((await probe.refusal('getCustomer', params(deleted.id), 'customer-deleted')).deleted).toEqual(deleted);
      await probe.customer('updateCustomer', updateOf(deleted, { email: customers.email() }), 200);
    });

    test('can be followed by another deletion and another restoring', async () => {
      let customer = await customers.create();
      for (const version of [2, 4, 6]) {
        const deleted = await probe.deleted(customer.id);
        expect(deleted.version).toBe(version);
        customer = (await probe.customer('updateCustomer', updateOf(deleted), 200)).body;
      }
      expect(customer.version).toBe(7);
    });
  });

  describe('purge', () => {
    test('erases a customer at once, as if it had never been', async () => {
      const word = randomLetters(11);
      const customer = await customers.create({ name: word, status: 'active' });
      expect(await probe.call('deleteCustomer', purge(customer.id))).toMatchObject({ status: 204 });
      for (const name of ['getCustomer', 'deleteCustomer'] as const) {
        await probe.refusal(name, params(customer.id), 'customer-not-found');
      }
      await probe.refusal('deleteCustomer', purge(customer.id), 'customer-not-found');
      await probe.refusal('updateCustomer', updateOf(customer), 'customer-not-found');
      await expectNowhere(customer.id, customer.email, word);
      await customers.create({ email: customer.email });
    });

    test('erases what was deleted before, and leaves alone who has its address now', async () => {
      const deleted = await probe.deleted((await customers.create()).id);
      const other = await customers.create({ email: deleted.email });
      expect(await probe.call('deleteCustomer', purge(deleted.id))).toMatchObject({ status: 204 });
      await probe.refusal('getCustomer', params(deleted.id), 'customer-not-found');
      await probe.refusal('updateCustomer', updateOf(deleted), 'customer-not-found');
      await probe.refusal('createCustomer', { json: customers.body({ email: other.email }) }, 'email-taken');
      await settled(probe, async () =>
        expect(idsOf((await walk(probe, { deleted: 'true' })).items)).not.toContain(deleted.id),
      );
    });

    test('with If-Match erases only that version', async () => {
      const first = await customers.create();
      const { body: second } = await probe.customer('updateCustomer', updateOf(first, { notes: 'Second' }), 200);
      const stale = purge(first.id, { 'if-match': etagOf(first.version) });
      expect((await probe.refusal('deleteCustomer', stale, 'version-conflict')).current).toEqual(second);
      const deleted = await probe.deleted(first.id);
      const late = purge(first.id, { 'if-match': etagOf(second.version) });
      expect((await probe.refusal('deleteCustomer', late, 'customer-deleted')).deleted).toEqual(deleted);
      const fresh = purge(first.id, { 'if-match': etagOf(deleted.version) });
      expect(await probe.call('deleteCustomer', fresh)).toMatchObject({ status: 204 });
    });
  });

  describe('the list of deleted customers', () => {
    test('shows the last deleted first, on full pages, and nobody else', async () => {
      const created = await customers.createAll(
        Array.from({ length: 9 }, () => customers.body({ company: 'Papper AB' })),
      );
      const deleted: DeletedCustomer[] = [];
      for (const { id } of created.toSorted(() => 0.5 - Math.random())) deleted.push(await probe.deleted(id));
      await settled(probe, async () => {
        for (const limit of [4, 100]) {
          const { items } = await walk(probe, { deleted: 'true' }, limit);
          const order = items.map(({ deletedAt = '', id }) => deletedAt + id);
          expect(order).toEqual(order.toSorted().toReversed());
          expect(new Set(order).size).toBe(order.length);
          const own = items.filter(({ id }) => deleted.some((one) => one.id === id));
          expect(own.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
            deleted.map(summarizeDeleted).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          );
        }
      });
    });

    test('goes on only by a cursor of its own', async () => {
      for (const _ of [1, 2]) await probe.deleted((await customers.create()).id);
      const { nextCursor } = await probe.page({ deleted: 'true', limit: '1' });
      const { nextCursor: ofOthers } = await probe.page({ sort: '-createdAt', limit: '1' });
      if (nextCursor === null || ofOthers === null) throw new Error('Both lists have several rows, so a second page.');
      expect((await probe.page({ deleted: 'true', limit: '1', cursor: nextCursor })).items).toHaveLength(1);
      for (const query of [
        { sort: '-createdAt', cursor: nextCursor },
        { deleted: 'true', cursor: ofOthers },
      ]) {
        await probe.refusal('getCustomers', { query }, 'invalid-cursor');
      }
    });
  });
}
