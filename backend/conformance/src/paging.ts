import { byCodePoint, type CustomerSummary, nameSortKey, type Sort, sorts, summarize } from '@customer-kit/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiProbe } from './api-probe.ts';
import type { RunCustomers } from './run-customers.ts';
import { settled } from './settled.ts';
import { idsOf, walk } from './walk.ts';

/** Some first and some last in the order of names, several alike. */
const names = ['!', '!', '!', '! Åsa', '! asa', 'Ångström', '\ue000', '🙂', '\u{10fffd}', '\u{10fffd}', '\u{10fffd} z'];

export function describePaging(probe: ApiProbe, customers: RunCustomers): void {
  describe('pages', () => {
    let expected: CustomerSummary[] = [];
    beforeAll(async () => {
      const bodies = names.map((start) => customers.body({ name: `${start} ${customers.marker}`.trim() }));
      expected = (await customers.createAll(bodies)).map(summarize);
    }, 60_000);

    test.each(sorts)('sorted by %s hold each customer exactly once', async (sort) => {
      await settled(probe, async () => {
        const { items, complete } = await walk(probe, { sort });
        const ids = idsOf(items);
        expect(new Set(ids).size, 'no customer comes twice').toBe(ids.length);
        expectOrder(items, sort);
        if (!complete) {
          console.warn(
            `${probe.options.name}: the table is too large to read whole by ${sort}; its start was checked.`,
          );
          return;
        }
        const found = items.filter(({ id }) => expected.some((customer) => customer.id === id));
        expect(found).toHaveLength(expected.length);
        expect(found).toEqual(expect.arrayContaining(expected));
      });
    });

    test('are sorted by name and hold 25, unless asked otherwise', async () => {
      const page = await probe.page();
      expect(page).toEqual(await probe.page({ sort: 'name', limit: '25' }));
      expect(page.items.length).toBeLessThanOrEqual(25);
      expect((await probe.page({ limit: '1' })).items).toHaveLength(1);
    });

    test('small and large ones hold the same', async () => {
      const large = await probe.page({ limit: '9' });
      const small = [];
      let cursor: string | undefined;
      for (let i = 0; i < 3; i += 1) {
        const page = await probe.page({ limit: '3', ...(cursor !== undefined && { cursor }) });
        small.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      }
      expect(small).toEqual(large.items);
    });

    test('go on only by a cursor of the same query', async () => {
      const { nextCursor } = await probe.page({ sort: 'name', limit: '1' });
      if (nextCursor === null) throw new Error('There are several customers, so there is a second page.');
      const wrong: Record<string, string>[] = [
        { sort: '-name', cursor: nextCursor },
        { sort: 'createdAt', cursor: nextCursor },
        { q: customers.marker, cursor: nextCursor },
        { sort: 'name', cursor: tampered(nextCursor) },
        { sort: 'name', cursor: nextCursor.slice(0, -3) },
        { sort: 'name', cursor: `${nextCursor}A` },
        { sort: 'name', cursor: 'nonsense' },
        { sort: 'name', cursor: '🙂' },
        { sort: 'name', cursor: Buffer.from('{"pk":"CUSTOMER#1"}').toString('base64url') },
      ];
      for (const query of wrong) await probe.refusal('getCustomers', { query }, 'invalid-cursor');
    });
  });
}

export function expectOrder(items: readonly CustomerSummary[], sort: Sort): void {
  const keyOf = (item: CustomerSummary) => (sort.endsWith('name') ? nameSortKey(item.name) : item.createdAt);
  const direction = sort.startsWith('-') ? -1 : 1;
  for (const [i, item] of items.entries()) {
    const previous = items[i - 1];
    if (!previous) continue;
    const order = byCodePoint(keyOf(previous), keyOf(item)) || byCodePoint(previous.id, item.id);
    expect(
      order * direction,
      `${previous.name} (${previous.createdAt}) before ${item.name} (${item.createdAt})`,
    ).toBeLessThan(0);
  }
}

/** The same cursor with one character in the middle exchanged. */
function tampered(cursor: string): string {
  const middle = Math.floor(cursor.length / 2);
  return cursor.slice(0, middle) + (cursor[middle] === 'A' ? 'B' : 'A') + cursor.slice(middle + 1);
}
