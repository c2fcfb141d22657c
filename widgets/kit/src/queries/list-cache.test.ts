import {
  type Customer,
  type CustomerPage,
  type CustomerSummary,
  type DeletedCustomer,
  type Sort,
  sorts,
  summarize,
} from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { QueryClient } from '@tanstack/react-query';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAnswers } from './answers.ts';
import { learnGone, learnSaved, putIntoLists, takeFromLists } from './list-cache.ts';
import { type CustomerList, type ListScope, listQueryKey } from './list-scope.ts';

const customers = sampleCustomers(60).map(
  (fields, index): Customer => ({
    ...fields,
    status: fields.status ?? 'lead',
    id: `0199d0a4-5f3e-7c1a-9b60-${String(index).padStart(12, '0')}`,
    createdAt: new Date(1_700_000_000_000 + ((index * 7919) % 60) * 60_000).toISOString(),
    updatedAt: '2026-11-23T08:00:00.000Z',
    version: 1,
  }),
);

/** Pages of 10 that a client has loaded of all `rows`; the cursor says whether more are on the server. */
function loaded(rows: CustomerSummary[], count: number): CustomerList {
  const pages: CustomerPage[] = [];
  for (let at = 0; at < count; at += 10) {
    pages.push({
      items: rows.slice(at, Math.min(at + 10, count)),
      nextCursor: at + 10 < rows.length ? `after ${at + 10}` : null,
    });
  }
  return { pages, pageParams: pages.map(() => undefined) };
}

function cacheOf(scope: ListScope, list: CustomerList): QueryClient {
  const client = new QueryClient();
  client.setQueryData(listQueryKey(scope), list);
  return client;
}

function rowsOf(client: QueryClient, scope: ListScope): CustomerSummary[] {
  return client.getQueryData<CustomerList>(listQueryKey(scope))?.pages.flatMap(({ items }) => items) ?? [];
}

const key: Record<Sort, (row: CustomerSummary) => string> = {
  name: ({ name }) => name,
  '-name': ({ name }) => name,
  createdAt: ({ createdAt, id }) => createdAt + id,
  '-createdAt': ({ createdAt, id }) => createdAt + id,
};

/** Lets the code under test sort: rows put one by one into an empty, wholly loaded list. */
function sorted(rows: Customer[], sort: Sort): CustomerSummary[] {
  const scope = { query: '', sort };
  const client = cacheOf(scope, { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] });
  for (const row of rows) putIntoLists(client, row);
  return rowsOf(client, scope);
}

describe('putting a saved customer into loaded lists', () => {
  test('a wholly loaded list has the same order, whatever the order of the saves', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(customers, { minLength: 1 }), fc.constantFrom(...sorts), (some, sort) => {
        expect(sorted(some, sort)).toEqual(sorted(some.toReversed(), sort));
      }),
      { numRuns: 50 },
    );
  });

  test.each(sorts)('%s runs in its direction', (sort) => {
    const keys = sorted(
      customers.filter(({ name }) => /^[A-Z][a-z]+ /.test(name)),
      sort,
    ).map((row) => key[sort](row).toLowerCase());
    expect(keys.length).toBeGreaterThan(3);
    expect(keys).toEqual(sort.startsWith('-') ? keys.toSorted().toReversed() : keys.toSorted());
  });

  test('a row that comes after the last loaded one waits for its page, others appear at once', () => {
    const scope = { query: '', sort: 'name' } as const;
    const rows = sorted(customers, 'name');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: rows.length - 1 }), fc.integer({ min: 1, max: 5 }), (index, pages) => {
        const missing = rows[index];
        const full = customers.find(({ id }) => id === missing?.id);
        if (!full) throw new Error('no such row');
        const server = rows.filter(({ id }) => id !== full.id);
        const client = cacheOf(scope, loaded(server, pages * 10));
        putIntoLists(client, full);
        const shown = rowsOf(client, scope);
        expect(shown).toEqual(index < pages * 10 ? rows.slice(0, pages * 10 + 1) : server.slice(0, pages * 10));
      }),
    );
  });

  test('a saved row moves to where its new name belongs and is there once', () => {
    const scope = { query: '', sort: 'name' } as const;
    const rows = sorted(customers, 'name');
    const client = cacheOf(scope, loaded(rows, 60));
    const renamed = { ...(customers[7] as Customer), name: 'Aaaaaa', version: 2 };
    putIntoLists(client, renamed);
    expect(rowsOf(client, scope)[0]).toEqual(summarize(renamed));
    expect(rowsOf(client, scope)).toHaveLength(60);
  });

  test('a search shows a saved row only while it matches', () => {
    const scope = { query: 'zzyzx', sort: 'name' } as const;
    const client = cacheOf(scope, { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] });
    const match = { ...(customers[0] as Customer), company: 'Zzyzx Roads' };
    putIntoLists(client, match);
    expect(rowsOf(client, scope)).toEqual([summarize(match)]);
    putIntoLists(client, { ...match, status: 'inactive', version: 2 });
    expect(rowsOf(client, scope)).toMatchObject([{ status: 'inactive' }]);
    putIntoLists(client, { ...match, company: 'Elsewhere' });
    expect(rowsOf(client, scope)).toEqual([]);
  });

  test('a list of one status shows a saved row only while it has that status', () => {
    const scope = { query: '', sort: 'name', status: 'active' } as const;
    const client = cacheOf(scope, { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] });
    const active = { ...(customers[0] as Customer), status: 'active' } as const;
    learnSaved(client, active);
    expect(rowsOf(client, scope)).toEqual([summarize(active)]);
    learnSaved(client, { ...active, status: 'inactive', version: 2 });
    expect(rowsOf(client, scope)).toEqual([]);
  });

  test('a deletion comes to the head of the list of deleted ones, and into no other; restored, it leaves it', () => {
    const deleted = { query: '', sort: 'name', deleted: true } as const;
    const living = { query: '', sort: 'name' } as const;
    const client = cacheOf(living, loaded(sorted(customers, 'name'), 60));
    const [first, second] = customers.map((customer) => ({
      ...customer,
      version: 2,
      deletedAt: '2026-11-24T08:00:00.000Z',
      restorableUntil: '2026-12-24T08:00:00.000Z',
    })) as [DeletedCustomer, DeletedCustomer];
    const empty = { pages: [{ items: [], nextCursor: null }], pageParams: [undefined] };
    client.setQueryData(listQueryKey(deleted), empty);
    for (const gone of [first, second]) learnGone(client, gone.id, gone);
    expect(rowsOf(client, deleted).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(rowsOf(client, living)).toHaveLength(58);
    const { deletedAt: _, restorableUntil: __, ...restored } = second;
    learnSaved(client, { ...restored, version: 3 });
    expect(rowsOf(client, deleted).map(({ id }) => id)).toEqual([first.id]);
    expect(rowsOf(client, living)).toHaveLength(59);
  });

  test('a deleted row leaves every list', () => {
    const scope = { query: '', sort: '-createdAt' } as const;
    const client = cacheOf(scope, loaded(sorted(customers, '-createdAt'), 30));
    const gone = rowsOf(client, scope)[12] as CustomerSummary;
    takeFromLists(client, gone.id);
    expect(rowsOf(client, scope)).toHaveLength(29);
    expect(rowsOf(client, scope)).not.toContainEqual(gone);
  });
});

describe('taking a change back', () => {
  const scopes: ListScope[] = [
    { query: '', sort: 'name' },
    { query: '', sort: '-createdAt' },
    { query: 'a', sort: 'name' },
  ];

  test('deleted rows come back to their places, in whatever order their refusals arrive', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scopes),
        fc.subarray(customers.slice(0, 30), { minLength: 1 }).chain((taken) =>
          fc.record({
            taken: fc.constant(taken),
            refused: fc.shuffledSubarray(taken.map((_, index) => index)),
          }),
        ),
        (scope, { taken, refused }) => {
          const client = cacheOf(scope, loaded(customers.map(summarize), 30));
          const rollbacks = taken.map(({ id }) => takeFromLists(client, id));
          for (const index of refused) rollbacks[index]?.();
          const gone = new Set(taken.filter((_, index) => !refused.includes(index)).map(({ id }) => id));
          expect(rowsOf(client, scope)).toEqual(
            customers
              .slice(0, 30)
              .filter(({ id }) => !gone.has(id))
              .map(summarize),
          );
        },
      ),
    );
  });

  test('a save that is refused leaves every list as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...customers), fc.constantFrom('Aaa', 'Mmm', 'Zzz'), (customer, name) => {
        const scope = { query: '', sort: 'name' } as const;
        const list = loaded(sorted(customers, 'name'), 30);
        const client = cacheOf(scope, list);
        putIntoLists(client, { ...customer, name, version: 2 })();
        expect(client.getQueryData(listQueryKey(scope))).toEqual(list);
      }),
    );
  });

  test('what somebody else saved meanwhile stays', () => {
    const scope = { query: '', sort: 'name' } as const;
    const client = cacheOf(scope, loaded(sorted(customers, 'name'), 60));
    const customer = customers[3] as Customer;
    const rollback = takeFromLists(client, customer.id);
    putIntoLists(client, { ...customer, version: 5 });
    rollback();
    expect(rowsOf(client, scope).filter(({ id }) => id === customer.id)).toEqual([
      summarize({ ...customer, version: 5 }),
    ]);
    const back = putIntoLists(client, { ...customer, version: 6 });
    putIntoLists(client, { ...customer, version: 7 });
    back();
    expect(rowsOf(client, scope).find(({ id }) => id === customer.id)?.version).toBe(7);
  });
});

describe('answers that come while a page is on its way', () => {
  const byName = { query: '', sort: 'name' } as const;
  const answer = fc.oneof(
    fc.record({ id: fc.constantFrom(...customers), name: fc.constantFrom('Aaa', 'Ida', 'Mmm', 'Zzz') }),
    fc.record({ id: fc.constantFrom(...customers), name: fc.constant(undefined) }),
  );

  test('a row that an index has not yet is there, for two seconds: what a page lacks after that is gone', () => {
    const client = new QueryClient();
    const saved = customers[0] as Customer;
    const page = { items: [], nextCursor: null };
    learnSaved(client, saved);
    const asked = (ms: number) =>
      withAnswers(client, page, { scope: byName, cursor: undefined, asked: Date.now() + ms }).items;
    expect(asked(1_000)).toEqual([summarize(saved)]);
    expect(asked(2_001)).toEqual([]);
  });

  test('the rows are those of the server once it has come, whichever page it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.uniqueArray(answer, { selector: ({ id }) => id, maxLength: 3 }),
        (index, answers) => {
          const asked = Date.now();
          const before = sorted(customers, 'name');
          const { pages } = loaded(before, 60);
          const client = index === 0 ? new QueryClient() : cacheOf(byName, loaded(before, index * 10));
          const stored = new Map(customers.map((customer) => [customer.id, customer]));
          for (const { id: customer, name } of answers) {
            const renamed = { ...customer, name: name ?? '', version: 2 };
            if (name === undefined) stored.delete(customer.id);
            else stored.set(customer.id, renamed);
            if (name === undefined) learnGone(client, customer.id, undefined);
            else learnSaved(client, renamed);
          }
          const cursor = index === 0 ? undefined : `after ${index * 10}`;
          const page = withAnswers(client, pages[index] as CustomerPage, { scope: byName, cursor, asked });
          const shown = [...rowsOf(client, byName), ...page.items];
          const server = sorted([...stored.values()], 'name');
          const last = page.items.at(-1) ?? shown.at(-1);
          expect(shown).toEqual(server.slice(0, server.findIndex(({ id }) => id === last?.id) + 1));
        },
      ),
      { numRuns: 200 },
    );
  });
});
