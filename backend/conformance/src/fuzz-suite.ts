/**
 * Thousands of requests that the contract allows, nearly allows and does not allow: none is answered by a 5xx, every
 * answer is one of the contract. With several APIs, each request goes to all, and they must agree.
 */
import { env } from 'node:process';
import { type Customer, type CustomerPage, operations } from '@customer-kit/contract';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answer, ApiProbe, type ProbeRequest } from './api-probe.ts';
import { type FuzzRequest, fuzzRequest, lastCursor } from './fuzz-requests.ts';
import type { ConformanceOptions } from './options.ts';
import { RunCustomers, randomLetters } from './run-customers.ts';

export interface FuzzOptions {
  /** One API, or several that are to answer alike. They need not have the same customers. */
  apis: readonly ConformanceOptions[];
  /** Requests to send to each. Default: the environment variable `FUZZ`, else 500. */
  count?: number;
}

/** Declares the suite; to be called in a test file of Vitest. A failure names the seed and the request. */
export function fuzzSuite({ apis, count = Number(env.FUZZ ?? 500) }: FuzzOptions): void {
  describe(`fuzz: ${apis.map(({ name }) => name).join(' and ')}`, () => {
    const marker = randomLetters(12);
    const targets = apis.map((options) => new FuzzTarget(options, marker));
    afterAll(() => Promise.all(targets.map((target) => target.erase())), 600_000);

    test(`${count} requests get answers of the contract`, { timeout: 60_000 + count * 200 }, async () => {
      const tally = new Map<string, number>();
      /** Each kind of disagreement, with the first request that showed it. */
      const disagreements = new Map<string, FuzzRequest>();
      await fc.assert(
        fc.asyncProperty(fuzzRequest, async (request) => {
          const outcomes = await Promise.all(targets.map((target) => target.send(request)));
          const [first = ''] = outcomes;
          tally.set(first, (tally.get(first) ?? 0) + 1);
          if (outcomes.every((outcome) => agree(request, outcome, first))) return;
          const kind = `${request.name}: ${outcomes.map((outcome, i) => `${apis[i]?.name} ${outcome}`).join(', ')}`;
          if (!disagreements.has(kind)) disagreements.set(kind, request);
        }),
        // A request that was shrunk meets what the one before has left: shrinking could only mislead.
        { numRuns: count, endOnFailure: true },
      );
      expect([...disagreements].map(([kind, request]) => `${kind}: ${fc.stringify(request).slice(0, 2_000)}`)).toEqual(
        [],
      );
      // Requests that are all refused would prove little.
      const outcomes = [...tally].toSorted(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`);
      console.info(`${count} requests: ${outcomes.join(', ')}`);
      const accepted = [...tally]
        .filter(([outcome]) => /^[23]/.test(outcome))
        .reduce((sum, [, times]) => sum + times, 0);
      expect(accepted, 'requests that were accepted').toBeGreaterThan(count / 10);
    });
  });
}

/**
 * A gateway looks at a body before any function looks at anything. Of several faults of a request with a body, which is
 * named is no part of the contract; the abuses of the suite prove that each is named where it is alone.
 */
function agree({ body, target }: FuzzRequest, ...outcomes: [string, string]): boolean {
  const [one, other] = outcomes;
  const faults = ['invalid-request', 'unsupported-media-type', 'payload-too-large'];
  if (body && typeof target === 'string') faults.push('customer-not-found');
  return one === other || outcomes.every((outcome) => faults.includes(outcome));
}

/** One API, its fuzzed customers in the order they were made, and its last cursor. */
class FuzzTarget {
  readonly #probe: ApiProbe;
  readonly #customers: RunCustomers;
  readonly #marker: string;
  readonly #ids: string[] = [];
  #cursor = 'none';

  constructor(options: ConformanceOptions, marker: string) {
    this.#probe = new ApiProbe(options);
    this.#customers = new RunCustomers(this.#probe);
    this.#marker = marker;
  }

  /** Resolves with the problem or the status of the answer. */
  async send({ name, method, target, query, headers, body }: FuzzRequest): Promise<string> {
    const operation = operations[name];
    const id = typeof target === 'string' ? target : this.#ids[this.#ids.length - 1 - target];
    const path = operation.path.replace('{id}', id ?? crypto.randomUUID());
    const request: ProbeRequest = {
      query: query.map(([parameter, value]) => [parameter, value === lastCursor ? this.#cursor : value]),
      headers: this.#own(headers),
      ...this.#bodyOf(body),
    };
    // Without an id, or with one that URLs write another way (dots, above all), the path is another operation's or none's.
    const own = method === undefined && id !== '' && new URL(path, 'https://example.com').pathname === path;
    const answer = await (own
      ? this.#probe.callAt(path, name, request)
      : this.#probe.send(method ?? operation.method, path, request));
    if (own) this.#remember(name, answer);
    return String(answer.problem ?? answer.status);
  }

  /** A key of a run is no other's. */
  #own(headers: Record<string, string>): Record<string, string> {
    const key = headers['idempotency-key'];
    return key?.startsWith('fuzz-') ? { ...headers, 'idempotency-key': `${this.#marker}-${key}` } : headers;
  }

  #bodyOf(body: FuzzRequest['body']): Pick<ProbeRequest, 'json' | 'raw'> {
    if (!body) return {};
    if ('raw' in body) return { raw: body.raw };
    if (body.mailbox === undefined) return { json: body.json };
    return { json: { ...(body.json as object), email: `${this.#marker}.${body.mailbox}@example.com` } };
  }

  #remember(name: FuzzRequest['name'], { status, body }: Answer): void {
    if (status === 201) {
      const { id } = this.#customers.keep(body as Customer);
      if (!this.#ids.includes(id)) this.#ids.push(id);
    }
    if (name === 'getCustomers' && status === 200) this.#cursor = (body as CustomerPage).nextCursor ?? this.#cursor;
  }

  erase(): Promise<void> {
    return this.#customers.removeAll();
  }
}
