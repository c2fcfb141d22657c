/**
 * Creates many customers through an API. Every row has an idempotency key that is the same in the next run, so whatever
 * broke off (a connection, an answer, the process) is simply done again.
 */
import { type Customer, operations, type Problem, problemNameOf } from '@customer-kit/contract';
import { inParallel } from './in-parallel.ts';
import { type Answer, type ApiAccess, answerTo, described, type SafeRequest } from './persistent-request.ts';

export interface NewCustomer {
  body: object;
  idempotencyKey: string;
}

export interface PostOptions<Row extends NewCustomer> extends ApiAccess {
  rows: Iterable<Row> | AsyncIterable<Row>;
  /** Called for each row once it has its answer. */
  onOutcome: (row: Row, outcome: Outcome) => void;
  /** Requests at a time; default 8. */
  concurrency?: number;
  /** Ends it, when what was sent has its answer. */
  stop?: AbortSignal;
}

export type Outcome =
  /** It is there, made by this run or an earlier one. */
  | { kind: 'created' }
  /** An earlier run made it; `restorableUntil` is absent when it was erased. */
  | { kind: 'deleted'; restorableUntil?: string }
  | { kind: 'email-taken' }
  | { kind: 'refused'; reasons: string[] };

/**
 * Throws when the API cannot be reached, lets nobody in, or fails again and again, and the reason to stop. Nothing is
 * written after that, and rows without an outcome may be posted again.
 */
export async function postCustomers<Row extends NewCustomer>(options: PostOptions<Row>): Promise<void> {
  const { rows, concurrency = 8, onOutcome, stop } = options;
  const startedAt = Date.now();
  const postOne = async (row: Row, signal: AbortSignal) => {
    const ask: Ask = (request) => answerTo(request, options, signal);
    onOutcome(row, await post(row, ask, startedAt));
  };
  await inParallel(rows, concurrency, postOne, stop);
}

type Ask = (request: SafeRequest) => Promise<Answer>;

async function post({ body, idempotencyKey }: NewCustomer, ask: Ask, startedAt: number): Promise<Outcome> {
  const { method, path } = operations.createCustomer;
  const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
  const answer = await ask({ method, path, headers, body: JSON.stringify(body) });
  if (answer.response.status !== 201) return refusal(answer);
  const { id = '', createdAt = '' } = (answer.content ?? {}) as Partial<Customer>;
  // A repeated creation is answered as the first was, whatever became of the customer since.
  return Date.parse(createdAt) < startedAt ? becameOf(id, ask) : { kind: 'created' };
}

async function becameOf(id: string, ask: Ask): Promise<Outcome> {
  const { method, path } = operations.getCustomer;
  const answer = await ask({ method, path: path.replace('{id}', id) });
  switch (answer.response.status) {
    case 200:
      return { kind: 'created' };
    case 404:
      return { kind: 'deleted' };
    case 410: {
      const { restorableUntil } = answer.content as Problem;
      return { kind: 'deleted', ...(restorableUntil !== undefined && { restorableUntil }) };
    }
    default:
      throw failure(answer);
  }
}

function refusal(answer: Answer): Outcome {
  const { status } = answer.response;
  if (status !== 400 && status !== 409 && status !== 413) throw failure(answer);
  const { type = '', errors = [] } = (answer.content ?? {}) as Partial<Problem>;
  if (problemNameOf(type) === 'email-taken') return { kind: 'email-taken' };
  const reasons = errors.map(({ message }) => message);
  return { kind: 'refused', reasons: reasons.length > 0 ? reasons : [described(answer)] };
}

function failure(answer: Answer): Error {
  const { status } = answer.response;
  const token = ' Give a token with customers/read and customers/write: --token TOKEN.';
  return new Error(`${described(answer)}.${status === 401 || status === 403 ? token : ''}`);
}
