import {
  byCodePoint,
  type Customer,
  type CustomerStatus,
  type CustomerSummary,
  customerStatuses,
  matchesWords,
  nameSortKey,
  problemType,
  queryWords,
  type Sort,
  searchTokens,
  sorts,
  summarize,
} from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useApi } from '../../test-support/api-on-dynamodb.ts';
import { customerBody, customerName } from '../../test-support/customer-bodies.ts';

const api = useApi();

async function fill(bodies: readonly object[]): Promise<Customer[]> {
  const customers: Customer[] = [];
  for (const body of bodies) {
    const { status, customer, problem } = await api.call('createCustomer', { body });
    if (status !== 201) throw new Error(`Not created: ${JSON.stringify({ body, problem })}`);
    customers.push(customer);
  }
  return customers;
}

/** The cursor after the first row of a query. */
async function nextCursor(query: Record<string, string | number>): Promise<string> {
  const { page } = await api.call('getCustomers', { query: { limit: 1, ...query } });
  return page.nextCursor ?? '';
}

async function expectRefused(query: Record<string, string | number>): Promise<void> {
  const { status, problem } = await api.call('getCustomers', { query });
  expect(status).toBe(400);
  expect(problem.type).toBe(problemType('invalid-cursor'));
}

const byId = (a: Customer, b: Customer) => byCodePoint(a.id, b.id);

/** The plain definition of search: each match once, by its smallest token that the first word begins, then by id. */
function foundAmong(customers: readonly Customer[], q: string, status?: CustomerStatus): CustomerSummary[] {
  const [lead = '', ...others] = queryWords(q);
  return customers
    .filter((customer) => status === undefined || customer.status === status)
    .map((customer) => ({ customer, tokens: searchTokens(customer) }))
    .filter(({ tokens }) => matchesWords(tokens, [lead, ...others]))
    .map(({ customer, tokens }) => ({ customer, token: tokens.find((token) => token.startsWith(lead)) ?? '' }))
    .toSorted((a, b) => byCodePoint(a.token, b.token) || byId(a.customer, b.customer))
    .map(({ customer }) => summarize(customer));
}

const seed = Date.now() % 2 ** 31;

describe(`pages of random customers (seed ${seed})`, () => {
  let customers: Customer[];
  const found = (q: string, status?: CustomerStatus) => foundAmong(customers, q, status);

  beforeAll(async () => {
    const bodies = Array.from({ length: 120 }, (_, i) => customerBody(fc.constant(i)));
    customers = await fill(fc.sample(fc.tuple(...bodies), { seed, numRuns: 1 }).flat());
  }, 60_000);

  const orders: Record<Sort, (a: Customer, b: Customer) => number> = {
    name: (a, b) => byCodePoint(nameSortKey(a.name), nameSortKey(b.name)) || byId(a, b),
    '-name': (a, b) => orders.name(b, a),
    createdAt: (a, b) => byCodePoint(a.createdAt, b.createdAt) || byId(a, b),
    '-createdAt': (a, b) => orders.createdAt(b, a),
  };

  test.each(sorts)('sorted by %s visit every customer once, in order, whatever the page size', async (sort) => {
    const expected = customers.toSorted(orders[sort]).map(summarize);
    for (const limit of [1, 7, 40, 60, 100]) expect(await api.walk({ sort, limit })).toEqual(expected);
  });

  test.each(sorts)('of one status, sorted by %s, are full and have no other', async (sort) => {
    for (const status of customerStatuses) {
      const expected = customers.filter((customer) => customer.status === status).toSorted(orders[sort]);
      for (const limit of [1, 7, 100]) expect(await api.walk({ sort, status, limit })).toEqual(expected.map(summarize));
    }
  });

  test('sort by name when nothing is said', async () => {
    expect(await api.walk({})).toEqual(await api.walk({ sort: 'name' }));
  });

  /** Beginnings of tokens that exist, and other text. */
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 6 })).map(beginningOfToken) },
    customerName,
  );
  function beginningOfToken([which, token, length]: [number, number, number]): string {
    const tokens = searchTokens(customers[which % customers.length] as Customer);
    return Array.from(tokens[token % tokens.length] ?? 'ann')
      .slice(0, length)
      .join('');
  }
  const searchable = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' ').trim())
    .filter((q) => q.length <= 200 && queryWords(q).length > 0);

  test('found by words are exactly those whose tokens they begin, each once across pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        searchable,
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.constantFrom(...customerStatuses), { nil: undefined }),
        async (q, limit, status) => {
          expect(await api.walk({ q, limit, ...(status && { status }) })).toEqual(found(q, status));
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  test.each(['ann', 'an', 'le', 'ann le', '田', '田中 an', '46', 'зо', 'ол', '𐌰𐌱'])(
    'found by "%s" one at a time',
    async (q) => {
      expect(await api.walk({ q, limit: 1 })).toEqual(found(q));
    },
  );

  test.each([undefined, ...customerStatuses])('found by name and phone number, of status %s', async (status) => {
    const callable = customers.filter((customer) => customer.phone && (!status || customer.status === status));
    for (const { name, phone } of callable.slice(0, 10)) {
      const q = `${name} ${phone?.replaceAll(/\D/g, '')}`;
      expect(await api.walk({ q, limit: 5, ...(status && { status }) })).toEqual(found(q, status));
    }
  });

  test('cannot be found by more words than a customer has tokens, and nothing is read for it', async () => {
    const range = (first: number, count: number) =>
      Array.from({ length: count }, (_, i) => String.fromCodePoint(first + i));
    // Letters in brackets: one character each in the query, one word each once folded.
    const words = [...range(0x2474, 20), ...range(0x249c, 26), ...range(0x3200, 29), ...range(0x3220, 36)];
    const q = `${words.join('')} ${range(0x430, 32).join(' ')} ann`;
    expect(queryWords(q).length).toBeGreaterThan(120);
    const send = vi.spyOn(api.database, 'send');
    const { status, page } = await api.call('getCustomers', { query: { q } });
    expect({ status, page }).toEqual({ status: 200, page: { items: [], nextCursor: null } });
    expect(send).not.toHaveBeenCalled();
    send.mockRestore();
    await expectRefused({ q, cursor: await nextCursor({}) });
  });

  test('found by e-mail are the one that has it', async () => {
    for (const customer of customers.slice(0, 20)) {
      expect(await api.walk({ email: ` ${customer.email.toUpperCase()}` })).toEqual([summarize(customer)]);
    }
  });

  test('found by e-mail are none for what no customer has', async () => {
    const send = vi.spyOn(api.database, 'send');
    const find = async (email: string) => (await api.call('getCustomers', { query: { email } })).page;
    const nobody = { items: [], nextCursor: null };
    for (const email of ['nobody@example.com', 'x'.repeat(254), '\u0000']) expect(await find(email)).toEqual(nobody);
    expect(send).toHaveBeenCalledTimes(3);
    // As keys, DynamoDB would refuse these: one is over 2,048 bytes once normalized, one is half a character.
    for (const email of ['ﷺ'.repeat(254), '\ud800']) expect(await find(email)).toEqual(nobody);
    expect(send).toHaveBeenCalledTimes(3);
    send.mockRestore();
  });

  describe('refuse a cursor', () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

    test('of another order or another search', async () => {
      await expectRefused({ sort: '-name', cursor: await nextCursor({ sort: 'name' }) });
      await expectRefused({ sort: 'createdAt', cursor: await nextCursor({}) });
      await expectRefused({ q: 'an', cursor: await nextCursor({}) });
      await expectRefused({ q: 'an', cursor: await nextCursor({ q: 'ann' }) });
      await expectRefused({ cursor: await nextCursor({ q: 'ann' }) });
      await expectRefused({ email: customers[0]?.email ?? '', cursor: await nextCursor({}) });
      await expectRefused({ status: 'lead', cursor: await nextCursor({}) });
      await expectRefused({ status: 'lead', cursor: await nextCursor({ status: 'active' }) });
      await expectRefused({ q: 'ann', status: 'lead', cursor: await nextCursor({ q: 'ann' }) });
      await expectRefused({ deleted: 'true', cursor: await nextCursor({ sort: '-createdAt' }) });
    });

    test('but take it for the same words in another spelling', async () => {
      const { status } = await api.call('getCustomers', {
        query: { q: ' ÁNN ', cursor: await nextCursor({ q: 'ann' }) },
      });
      expect(status).toBe(200);
    });

    test('that is not ours', async () => {
      const cursor = await nextCursor({});
      const [digest, position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
      const forged = [
        'x',
        `${cursor}=`,
        `${cursor}A`,
        cursor.slice(1),
        encoded(null),
        encoded([digest]),
        encoded([digest, 1]),
        encoded([digest, '']),
        encoded([digest, 'no id at the end']),
        encoded([digest, position, 'more']),
        encoded([digest, `\ud800${position}`]),
        encoded([digest, `${'x'.repeat(1_024)}${position}`]),
        encoded(['', position]),
      ];
      for (const query of forged) await expectRefused({ cursor: query });
    });

    test('whose position lies outside the words searched for', async () => {
      const cursor = await nextCursor({ q: 'ann' });
      const [digest, position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
      await expectRefused({ q: 'ann', cursor: encoded([digest, position.replace('ann', 'zoe')]) });
    });

    test('never with a server error', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.base64String(), fc.string({ unit: 'binary' }), fc.json()), async (cursor) => {
          for (const text of [cursor, Buffer.from(cursor).toString('base64url')]) {
            const { status } = await api.call('getCustomers', { query: { cursor: text } });
            expect(status).toBe(400);
          }
        }),
      );
    });
  });
});

describe('cost at 300 customers, one in ten of a rare status', () => {
  const units: number[] = [];
  let customers: Customer[];

  beforeAll(async () => {
    await api.clear();
    const statusOf = (i: number): CustomerStatus => (i % 10 === 0 ? 'inactive' : i % 2 === 0 ? 'lead' : 'active');
    const many = sampleCustomers(300).map((body, i) => ({ ...body, status: statusOf(i) }));
    const few = Array.from({ length: 24 }, (_, i) => ({
      name: ['Zyx', 'Zyx Examiner', 'Exam Zyx Examiner'][i % 3],
      email: `zyx.${i}@example.com`,
      status: statusOf(i),
    }));
    customers = await fill([...many, ...few]);
    api.database.middlewareStack.add(
      (next) => async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits: number } };
        units.push(ConsumedCapacity?.CapacityUnits ?? Number.NaN);
        return result;
      },
      { step: 'initialize', name: 'countUnits' },
    );
  }, 60_000);

  async function readUnits(query: Record<string, string | number>): Promise<number> {
    units.length = 0;
    const { page } = await api.call('getCustomers', { query });
    expect(page.items).toHaveLength(Number(query.limit ?? 25));
    return units.reduce((sum, unit) => sum + unit, 0);
  }

  test.each(sorts)('a page sorted by %s takes at most 1.5 read units', async (sort) => {
    expect(await readUnits({ sort })).toBeLessThanOrEqual(1.5);
  });

  test.each(sorts)('a page of a rare status sorted by %s takes no more', async (sort) => {
    expect(await readUnits({ sort, status: 'inactive' })).toBeLessThanOrEqual(1.5);
  });

  test.each(['ex', 'example'])('a page of search for "%s" takes at most 1.5 read units', async (q) => {
    expect(await readUnits({ q })).toBeLessThanOrEqual(1.5);
    expect(await readUnits({ q, status: 'inactive', limit: 10 })).toBeLessThanOrEqual(1.5);
  });

  test('a search for two words takes little more than one for the rarer of them', async () => {
    expect(queryWords('zyx exam')[0]).toBe('exam');
    expect(await readUnits({ q: 'zyx exam', limit: 24 })).toBeLessThanOrEqual(3);
    expect(await readUnits({ q: 'zyx exam', limit: 8, status: 'lead' })).toBeLessThanOrEqual(2.5);
  });

  test('a search for two words looks through all rows that its query is charged for', async () => {
    // Ten of the first nineteen with the one word have the other.
    expect(await readUnits({ q: 'zyx 1', limit: 9 })).toBe(0.5);
    expect(units).toHaveLength(1);
  });

  test.each([1, 5, 8, 23, 24])('a search read by its rarer word has the same order on pages of %s', async (limit) => {
    for (const q of ['zyx exam', 'exam zy', 'zyx example', 'exami zyx']) {
      expect(await api.walk({ q, limit })).toEqual(foundAmong(customers, q));
      expect(await api.walk({ q, limit, status: 'lead' })).toEqual(foundAmong(customers, q, 'lead'));
    }
  });
});
