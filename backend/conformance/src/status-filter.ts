import { type Customer, customerStatuses, sorts } from '@customer-kit/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiProbe } from './api-probe.ts';
import { updateOf } from './customer-fixtures.ts';
import { expectOrder } from './paging.ts';
import { type RunCustomers, randomLetters } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf, walk } from './walk.ts';

export function describeStatusFilter(probe: ApiProbe, customers: RunCustomers): void {
  describe('status', () => {
    const word = randomLetters(11);
    let created: Customer[] = [];
    const own = (items: readonly { id: string }[]) =>
      idsOf(items.filter(({ id }) => created.some((customer) => customer.id === id)));
    const ofStatus = (status: string) => idsOf(created.filter((customer) => customer.status === status));

    beforeAll(async () => {
      const bodies = Array.from({ length: 21 }, (_, i) =>
        customers.body({
          name: `${'cab'[i % 3]}${i} ${word}`,
          status: customerStatuses[i % 7 === 0 ? 2 : i % 2] ?? 'lead',
        }),
      );
      created = await customers.createAll(bodies);
    }, 60_000);

    test.each(sorts)('leaves full pages sorted by %s', async (sort) => {
      for (const status of customerStatuses) {
        await settled(probe, async () => {
          const { items, complete } = await walk(probe, { status, sort }, sort === 'name' ? 7 : 100);
          expect(items.filter((item) => item.status !== status)).toEqual([]);
          expectOrder(items, sort);
          if (complete) expect(own(items).toSorted()).toEqual(ofStatus(status).toSorted());
        });
      }
    });

    test('leaves full pages in a search, in the order of the search', async () => {
      await settled(probe, async () => {
        const all = idsOf((await walk(probe, { q: word })).items);
        for (const status of customerStatuses) {
          for (const limit of [1, 3, 100]) {
            const { items } = await walk(probe, { q: word, status }, limit);
            expect(idsOf(items)).toEqual(all.filter((id) => ofStatus(status).includes(id)));
          }
        }
      });
    });

    test('follows a change at once, in lists and search', async () => {
      const [customer] = created as [Customer];
      let current = customer;
      for (const status of customerStatuses) {
        if (status === current.status) continue;
        const before = current.status;
        current = (await probe.customer('updateCustomer', updateOf(current, { status }), 200)).body;
        await settled(probe, async () => {
          for (const query of [{ q: word }, { sort: 'createdAt' }, { sort: 'name' }]) {
            expect(idsOf((await walk(probe, { ...query, status })).items)).toContain(current.id);
            expect(idsOf((await walk(probe, { ...query, status: before })).items)).not.toContain(current.id);
          }
        });
      }
      created[0] = current;
    });

    test('goes on only by a cursor of the same status', async () => {
      const { nextCursor } = await probe.page({ status: 'lead', limit: '1' });
      if (nextCursor === null) throw new Error('There are several leads, so there is a second page.');
      for (const query of [{ cursor: nextCursor }, { status: 'active', cursor: nextCursor }]) {
        await probe.refusal('getCustomers', { query }, 'invalid-cursor');
      }
    });
  });
}
