/**
 * Random sequences of what several clients do, held against a plain model: every answer, and what every list and
 * search shows in between. Clients know only what they were answered, so their ETags grow stale.
 */
import {
  type Customer,
  customerStatuses,
  type DeletedCustomer,
  etagOf,
  type Problem,
  sorts,
  type UpdateCustomerBody,
} from '@customer-kit/contract';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, ApiProbe } from './api-probe.ts';
import { CustomerModel, type Outcome } from './customer-model.ts';
import type { ConformanceOptions } from './options.ts';
import { randomLetters } from './run-customers.ts';
import { settled } from './settled.ts';
import { walk } from './walk.ts';

export interface ModelOptions extends ConformanceOptions {
  /** Random sequences to try. Default 20. */
  runs?: number;
  /** Steps of a sequence at most. Default 60. */
  steps?: number;
}

const clientCount = 3;
const client = fc.nat({ max: clientCount - 1 });
const target = fc.nat({ max: 9 });
const status = fc.constantFrom(...customerStatuses);
const fields = fc.record({
  name: fc.constantFrom(
    'Åsa Öst',
    'asa ost',
    'Ångström',
    'ab abc',
    'abc',
    '田中 角栄',
    '🙂',
    'Zoë O’Brien',
    'محمد علي',
  ),
  mailbox: fc.nat({ max: 5 }),
  company: fc.option(fc.constantFrom('Papper AB', 'ナガサキ'), { nil: undefined }),
  status,
});
const onlyStatus = fc.option(status, { nil: undefined });
const limit = fc.constantFrom(1, 2, 3, 100);

type Fields = typeof fields extends fc.Arbitrary<infer F> ? F : never;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      client,
      fields,
      key: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), client, request: fc.nat({ max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), client, target }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('save' as const), client, target, fields }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), client, target, matching: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge' as const), client, target, matching: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('list' as const), sort: fc.constantFrom(...sorts), status: onlyStatus }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('find' as const), mailbox: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('listDeleted' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('search' as const),
      q: fc.constantFrom('', 'as', 'ab', 'abc ab', '中', 'brien', 'obr', 'pap', 'علي', 'ナガ 田'),
      status: onlyStatus,
      limit,
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Declares the suite; to be called in a test file of Vitest. A failure names the seed and the sequence. */
export function modelSuite({ runs = 20, steps = 60, ...options }: ModelOptions): void {
  describe(`model: ${options.name}`, () => {
    test(`${runs} random sequences of ${clientCount} clients go as the model says`, { timeout: 600_000 }, async () => {
      const probe = new ApiProbe(options);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: steps, size: 'max' }), async (sequence) => {
          const run = new ModelRun(probe);
          try {
            for (const next of sequence) await run.take(next);
            await run.compareEverything();
          } finally {
            await run.erase();
          }
        }),
        { numRuns: runs, endOnFailure: (options.settleTime ?? 0) > 0 },
      );
    });
  });
}

class ModelRun {
  /** Begins the company or e-mail of every customer of this run, and no other's. */
  readonly #word = randomLetters(12);
  readonly #probe: ApiProbe;
  readonly #model = new CustomerModel();
  readonly #ids: string[] = [];
  /** What was sent with an Idempotency-Key. */
  readonly #requests: { key: number; body: UpdateCustomerBody }[] = [];
  /** What each client believes to be the version of a customer. */
  readonly #seen = Array.from({ length: clientCount }, () => new Map<string, number>());

  constructor(probe: ApiProbe) {
    this.#probe = probe;
  }

  async take(next: Step): Promise<void> {
    switch (next.do) {
      case 'create':
        return this.#create(next.client, this.#body(next.fields), next.key);
      case 'retry': {
        const earlier = this.#requests[next.request % Math.max(this.#requests.length, 1)];
        if (earlier) await this.#create(next.client, earlier.body, earlier.key);
        return undefined;
      }
      case 'list':
        return this.#compare({ sort: next.sort, ...(next.status && { status: next.status }) }, () =>
          this.#model.list(next.sort, next.status),
        );
      case 'listDeleted':
        return this.#compare({ deleted: 'true' }, () => this.#model.listDeleted());
      case 'find':
        return this.#compare({ email: this.#email(next.mailbox) }, () =>
          this.#model.withEmail(this.#email(next.mailbox)),
        );
      case 'search': {
        const q = `${next.q} ${this.#word}`.trim();
        const query = { q, ...(next.status && { status: next.status }) };
        return this.#compare(query, () => this.#model.search(q, next.status), next.limit);
      }
      default: {
        const id = this.#ids[next.target % Math.max(this.#ids.length, 1)];
        if (id !== undefined) await this.#touch(next, id);
      }
    }
  }

  async #touch(next: Extract<Step, { target: number }>, id: string): Promise<void> {
    const seen = this.#seen[next.client]?.get(id) ?? 1;
    switch (next.do) {
      case 'read':
        return this.#read(next.client, id);
      case 'save':
        return this.#save(next.client, id, seen, this.#body(next.fields));
      case 'delete':
        return this.#delete(next.client, id, next.matching ? seen : undefined);
      case 'purge':
        return this.#purge(next.client, id, next.matching ? seen : undefined);
    }
  }

  async #create(by: number, body: UpdateCustomerBody, keyNumber: number | undefined): Promise<void> {
    const key = keyNumber === undefined ? undefined : `${this.#word}-${keyNumber}`;
    if (keyNumber !== undefined) this.#requests.push({ key: keyNumber, body });
    const expected = this.#model.creating(body, key);
    const answer = await this.#probe.call('createCustomer', {
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
      json: body,
    });
    this.#expect(by, answer, expected);
    if (expected !== 201) return;
    const earlier = this.#model.creationOf(key);
    if (earlier) {
      expect(answer.body).toEqual(earlier.answered);
      return;
    }
    const created = answer.body as Customer;
    const { id, createdAt } = created;
    expect(created).toEqual({ id, ...body, createdAt, updatedAt: createdAt, version: 1 });
    this.#model.created(body, key, created);
    if (!this.#ids.includes(id)) this.#ids.push(id);
  }

  async #read(by: number, id: string): Promise<void> {
    const expected = this.#model.reading(id);
    const answer = await this.#probe.call('getCustomer', { params: { id } });
    this.#expect(by, answer, expected);
    if (expected === 200) expect(answer.body).toEqual(this.#model.find(id));
  }

  async #save(by: number, id: string, version: number, body: UpdateCustomerBody): Promise<void> {
    const before = this.#model.find(id);
    const expected = this.#model.saving(id, version, body);
    const request = { params: { id }, headers: { 'if-match': etagOf(version) }, json: body };
    const answer = await this.#probe.call('updateCustomer', request);
    this.#expect(by, answer, expected);
    if (expected !== 200 || !before) return;
    const saved = answer.body as Customer;
    const { createdAt } = before;
    expect(saved).toEqual({ id, ...body, createdAt, updatedAt: saved.updatedAt, version: version + 1 });
    this.#model.saved(saved);
  }

  async #delete(by: number, id: string, version: number | undefined): Promise<void> {
    const before = this.#model.find(id);
    const expected = this.#model.deleting(id, version);
    const answer = await this.#probe.call('deleteCustomer', { params: { id }, ...matching(version) });
    this.#expect(by, answer, expected);
    if (expected !== 200 || !before) return;
    const deleted = answer.body as DeletedCustomer;
    const { deletedAt, restorableUntil } = deleted;
    expect(deleted).toEqual({
      ...before,
      updatedAt: deletedAt,
      version: before.version + 1,
      deletedAt,
      restorableUntil,
    });
    this.#model.wasDeleted(deleted);
  }

  async #purge(by: number, id: string, version: number | undefined): Promise<void> {
    const expected = this.#model.purging(id, version);
    const request = { params: { id }, query: { purge: 'true' }, ...matching(version) };
    this.#expect(by, await this.#probe.call('deleteCustomer', request), expected);
    if (expected === 204) this.#model.wasPurged(id);
  }

  /** Compares the outcome, and what problems show; the client remembers the version it was told. */
  #expect(by: number, answer: Answer, expected: Outcome): void {
    expect(answer.problem ?? answer.status).toBe(expected);
    const { current, deleted, conflictingId } = (answer.problem ? answer.body : {}) as Problem;
    if (expected === 'version-conflict') expect(current).toEqual(this.#model.find(current?.id ?? ''));
    if (expected === 'customer-deleted') expect(deleted).toEqual(this.#model.find(deleted?.id ?? ''));
    if (expected === 'email-taken') expect(this.#model.living.has(conflictingId ?? '')).toBe(true);
    const told = answer.problem ? (current ?? deleted) : (answer.body as Customer | undefined);
    if (told) this.#seen[by]?.set(told.id, told.version);
  }

  /** Of lists, what other people's customers leave of them. */
  async #compare(query: Record<string, string>, expected: () => unknown[], pageSize = 100): Promise<void> {
    await settled(this.#probe, async () => {
      const { items } = 'email' in query ? await this.#probe.page(query) : await walk(this.#probe, query, pageSize);
      expect(
        items.filter(({ id }) => this.#ids.includes(id)),
        JSON.stringify(query),
      ).toEqual(expected());
    });
  }

  async compareEverything(): Promise<void> {
    for (const sort of sorts) await this.take({ do: 'list', sort, status: undefined });
    for (const only of [undefined, ...customerStatuses]) {
      await this.take({ do: 'search', q: '', status: only, limit: 3 });
      await this.take({ do: 'list', sort: 'name', status: only });
    }
    await this.take({ do: 'listDeleted' });
    for (const id of this.#ids) await this.#read(0, id);
  }

  async erase(): Promise<void> {
    for (const id of this.#ids) {
      await this.#probe.call('deleteCustomer', { params: { id }, query: { purge: 'true' } });
    }
  }

  #email(mailbox: number): string {
    return `${this.#word}.${mailbox}@example.com`;
  }

  #body({ mailbox, company, ...rest }: Fields): UpdateCustomerBody {
    return { ...rest, email: this.#email(mailbox), ...(company !== undefined && { company }) };
  }
}

function matching(version: number | undefined) {
  return version === undefined ? {} : { headers: { 'if-match': etagOf(version) } };
}
