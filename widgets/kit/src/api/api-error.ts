import { type FieldError, type Problem, type ProblemName, problemNameOf } from '@customer-kit/contract';

/** What a refusal is that names no problem of the contract: of a proxy, or for want of a token. */
const refusals: Record<number, ProblemName | undefined> = { 401: 'unauthorized', 403: 'access-denied' };

/** The API answered with an error status. `problem` is its RFC 9457 body, or a stand-in when a proxy answered for it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** The contract's name of the problem; undefined when it is not one of the contract's. */
  get problemName(): ProblemName | undefined {
    return problemNameOf(this.problem.type) ?? refusals[this.status];
  }

  get status(): number {
    return this.problem.status;
  }

  get fieldErrors(): FieldError[] {
    return this.problem.errors ?? [];
  }
}

/**
 * No answer, or not all of it: offline, cut off, refused, blocked by CORS or the page's CSP. Browsers do not tell these
 * apart.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  constructor(api: string, cause: unknown) {
    super(`No answer from ${api}. If it is up, its CORS or the page's connect-src forbids it.`, { cause });
  }
}

/** Whether asking again can help: no answer, too many requests, or a failure on the server's side. */
export function isTransient(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ApiError && (error.status === 429 || error.status >= 500);
}

/** Whether the customer that was asked for is not there any more: deleted, or erased. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.problemName === 'customer-not-found' || error.problemName === 'customer-deleted';
}
