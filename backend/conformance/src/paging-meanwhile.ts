import {
  type Customer,
  type CustomerPage,
  type CustomerStatus,
  type CustomerSummary,
  customerStatuses,
} from '@customer-kit/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiProbe } from './api-probe.ts';
import { updateOf } from './customer-fixtures.ts';
import { type RunCustomers, randomLetters } from './run-customers.ts';
import { idsOf } from './walk.ts';

/** What nobody touches must come exactly once, whatever comes, goes and moves between two pages. */
export function describePagingMeanwhile(probe: ApiProbe, customers: RunCustomers): void {
  describe('pages while others write', () => {
    const word = randomLetters(11);
    const nameAt = (i: number) => `${'bdfh'[i % 4]}${i} ${word}`;
    let untouched: Customer[] = [];
    let moving: Customer[] = [];

    beforeAll(async () => {
      const bodies = Array.from({ length: 36 }, (_, i) => customers.body({ name: nameAt(i), status: statusAt(i) }));
      const created = await customers.createAll(bodies);
      untouched = created.filter((_, i) => i % 3 > 0);
      moving = created.filter((_, i) => i % 3 === 0);
    }, 60_000);

    /** Other clients: one saves a new name and status, one deletes and restores, one creates and erases. */
    const write = async (step: number): Promise<void> => {
      const changed = moving[step % 6] as Customer;
      const changes = { name: nameAt(step * 7), status: statusAt(step) };
      const cycled = moving[6 + (step % 6)] as Customer;
      const [saved, restored] = await Promise.all([
        probe.customer('updateCustomer', updateOf(changed, changes), 200),
        probe.deleted(cycled.id).then((deleted) => probe.customer('updateCustomer', updateOf(deleted), 200)),
        customers
          .create({ name: nameAt(step), status: statusAt(step) })
          .then(({ id }) => probe.call('deleteCustomer', { params: { id }, query: { purge: 'true' } })),
      ]);
      moving[step % 6] = saved.body;
      moving[6 + (step % 6)] = restored.body;
    };

    const queries: Record<string, string>[] = [
      { q: word },
      { q: word, status: 'active' },
      { sort: 'name' },
      { sort: '-name' },
      { sort: 'createdAt' },
      { sort: '-createdAt', status: 'lead' },
      { sort: 'name', status: 'inactive' },
    ];
    test.each(queries)('hold each customer exactly once: %o', async (query) => {
      const seen: CustomerSummary[] = [];
      let cursor: string | null = null;
      let pages = 0;
      do {
        const limit = 'q' in query ? 3 : 40;
        const [page]: [CustomerPage, void] = await Promise.all([
          probe.page({ ...query, limit: String(limit), ...(cursor !== null && { cursor }) }),
          write(pages),
        ]);
        seen.push(...page.items);
        cursor = page.nextCursor;
        if (cursor !== null) expect(page.items, 'a page that is not the last is full').toHaveLength(limit);
        pages += 1;
      } while (cursor !== null && pages < (probe.options.maximumPages ?? 100));
      const ids = idsOf(seen);
      for (const { id, status } of untouched) {
        const times = ids.filter((other) => other === id).length;
        const matches = query.status === undefined || query.status === status;
        if (cursor === null || !matches) expect(times).toBe(matches ? 1 : 0);
        else expect(times).toBeLessThanOrEqual(1);
      }
    });
  });
}

function statusAt(i: number): CustomerStatus {
  return customerStatuses[Math.floor(i / 2) % 3] ?? 'lead';
}
