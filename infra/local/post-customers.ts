/**
 * Creates many customers through an API. Every row has an idempotency key that is the same in the next run, so whatever
 * broke off (a connection, an answer, the process) is simply done again.
 */
import { setTimeout } from 'node:timers/promises';
import { operations, type Problem, problemNameOf } from '@customer-kit/contract';

export interface NewCustomer {
  body: object;
  idempotencyKey: string;
}

export interface PostOptions<Row extends NewCustomer> {
  apiUrl: string;
  rows: Iterable<Row> | AsyncIterable<Row>;
  token: () => Promise<string | undefined>;
  /** Called for each row once it has its answer. */
  onOutcome: (row: Row, outcome: Outcome) => void;
  /** Requests at a time; default 8. */
  concurrency?: number;
}

/** `created` also when an earlier run did. */
export type Outcome = { kind: 'created' } | { kind: 'email-taken' } | { kind: 'refused'; reasons: string[] };

/** Tries of one row. With waits of up to half a minute they outlast some throttled minutes. */
const attempts = 12;
const longestWaitMs = 30_000;
/** Answers after which the same request can succeed. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Throws when the API cannot be reached, lets nobody in, or fails again and again. */
export async function postCustomers<Row extends NewCustomer>(options: PostOptions<Row>): Promise<void> {
  const { rows, concurrency = 8, onOutcome } = options;
  const queue = iterate(rows);
  const work = async () => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      onOutcome(next.value, await post(options, next.value));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function* iterate<Row>(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}

async function post(options: Pick<PostOptions<never>, 'apiUrl' | 'token'>, row: NewCustomer): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(options, row, attempt);
    if (answer) {
      const { response, problem } = answer;
      if (response.status === 201) return { kind: 'created' };
      if (!passing.has(response.status)) return refusal(response, problem);
      if (attempt === attempts) throw new Error(`${described(response, problem)} after ${attempts} tries.`);
    }
    await setTimeout(waitMs(attempt, answer?.response.headers.get('retry-after')));
  }
}

interface Answer {
  response: Response;
  /** Absent when it succeeded. */
  problem?: Problem;
}

/** Undefined when the connection broke, which the idempotency key makes harmless. */
async function send(
  { apiUrl, token }: Pick<PostOptions<never>, 'apiUrl' | 'token'>,
  { body, idempotencyKey }: NewCustomer,
  attempt: number,
): Promise<Answer | undefined> {
  const { method, path } = operations.createCustomer;
  try {
    const bearer = await token();
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return response.ok ? { response } : { response, ...(isJson(response) && { problem: JSON.parse(text) }) };
  } catch (error) {
    // What fetch throws for want of a connection.
    if (!(error instanceof TypeError)) throw error;
    if (attempt < attempts && brokeOff(error)) return undefined;
    throw new Error(`No API answers at ${apiUrl}. Start it with npm start, or name another: --api URL.`, {
      cause: error,
    });
  }
}

function isJson(response: Response): boolean {
  return /json/.test(response.headers.get('content-type') ?? '');
}

/** Codes of Node and its fetch for a connection that was there, or nearly. */
const broken = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);

function brokeOff({ cause }: Error): boolean {
  return broken.has((cause as { code?: string } | undefined)?.code ?? '');
}

function refusal(response: Response, problem: Problem | undefined): Outcome {
  const { status } = response;
  if (status === 401 || status === 403) {
    throw new Error(`${described(response, problem)}. Give a token with customers/write: --token TOKEN.`);
  }
  if (problem && problemNameOf(problem.type) === 'email-taken') return { kind: 'email-taken' };
  if (status !== 400 && status !== 409 && status !== 413) throw new Error(`${described(response, problem)}.`);
  const reasons = problem?.errors?.map(({ message }) => message) ?? [];
  return { kind: 'refused', reasons: reasons.length > 0 ? reasons : [described(response, problem)] };
}

function described({ url, status }: Response, problem: Problem | undefined): string {
  return `${url} answered ${status}${problem ? ` ${problem.title}` : ''}`;
}

/** What the API asks for, else longer each time; spread, so that not all come back at once. */
function waitMs(attempt: number, retryAfter: string | null | undefined): number {
  const asked = Number(retryAfter ?? Number.NaN) * 1_000;
  const least = Number.isFinite(asked) ? asked : Math.min(longestWaitMs, 100 * 2 ** attempt) / 2;
  return least + Math.random() * Math.max(least, 100);
}
