import type { CreateCustomerBody, OperationName, ProblemName } from '@customer-kit/contract';
import { type HttpHandler, http } from 'msw';
import { answers } from './answers.ts';
import { Authorization, type MockUser } from './authorization.ts';
import { CustomerStore } from './customer-store.ts';
import { type FailOptions, Faults, type Latency, type ProblemStatus, type Subject } from './faults.ts';
import { ProblemError } from './problem-error.ts';
import { findOperation, readRequest } from './read-request.ts';
import { fillWithSamples } from './sample-fill.ts';

export interface CustomerMockOptions {
  /** The API's URL as widgets and clients get it. In a browser it may be relative to the page: `/mock-api`. */
  baseUrl: string;
  /** The customers to begin with: yours, or so many plausible ones. Default 50. */
  customers?: number | readonly CreateCustomerBody[];
  /** Default 0. */
  latency?: Latency;
  /** The clock of `createdAt`, `updatedAt` and deletions. Default: the real one. */
  now?: () => Date;
  /** Days in which a deleted customer can be restored. 0: deleting erases. Default 30. */
  retentionDays?: number;
  /**
   * The scopes that an access token gives, undefined for one that is not valid; asked with undefined where a request
   * carries none. Default: nobody is asked for a token.
   */
  scopesOf?: (token: string | undefined) => readonly string[] | undefined;
}

export interface CustomerMock {
  /** Absolute, without a trailing slash. */
  readonly baseUrl: string;
  /** For MSW's `setupWorker` and `setupServer`, beside your own handlers. */
  readonly handlers: readonly HttpHandler[];
  /** The data. What you write here is what somebody else saved meanwhile. */
  readonly customers: CustomerStore;
  /** Settles when `customers` is complete. At once unless you asked for more than 2,000; requests wait for it. */
  readonly ready: Promise<void>;
  /** How long answers take from now on: of one operation, or of all. */
  latency(latency: Latency, operation?: OperationName): void;
  /**
   * From now on an operation (`*`: every one) answers a problem of the contract, named or by its status. Returns a
   * function that ends it. Throws a TypeError for a problem that the operation never answers.
   */
  fail(operation: OperationName | '*', problem: ProblemName | ProblemStatus, options?: FailOptions): () => void;
  /** From now on requests fail as without a network; `offline(false)` ends it. */
  offline(offline?: boolean): void;
  /**
   * From now on all requests are those of a viewer, who may read, of an editor, who may write too, or of nobody, who
   * must sign in: whatever their tokens say.
   */
  signedInAs(user: MockUser): void;
  /** Back to the beginning: its customers, its latency, no faults, nobody signed in by `signedInAs`. */
  reset(): void;
  /** Answers a request without MSW; `Response.error()` when offline. The URL must be below `baseUrl`. */
  respond(request: Request): Promise<Response>;
}

/** The customer API in memory, with the contract's rules and answers. */
export function createCustomerMock(options: CustomerMockOptions): CustomerMock {
  const { customers = 50, latency = 0, now, retentionDays, scopesOf } = options;
  const baseUrl = absoluteBase(options.baseUrl);
  const store = new CustomerStore({ now, retentionDays });
  const authorization = new Authorization(scopesOf);
  let faults = new Faults(latency);
  let filling = new AbortController();
  let ready = fill();

  function fill(): Promise<void> {
    if (typeof customers === 'number') return fillWithSamples(store, customers, filling.signal);
    for (const body of customers) store.create(body);
    return Promise.resolve();
  }

  async function respond(request: Request): Promise<Response> {
    try {
      return await answer(request);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return Response.json(error.problem, {
        status: error.problem.status,
        headers: { ...error.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
      });
    }
  }

  async function answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length);
    const route = findOperation(request.method, path);
    if (!route) {
      throw new ProblemError('unknown-route', {
        detail: `There is no ${request.method} ${path}. See the OpenAPI document.`,
      });
    }
    await ready;
    await pause(faults.drawLatency(route.name), request.signal);
    if (faults.offline) return Response.error();
    authorization.check(route.name, request.headers);
    const fault = faults.take(route.name, subject(route.params.id));
    if (fault) throw fault;
    return answerOperation(route.name, store, request, route.params);
  }

  function subject(id = ''): Subject {
    const current = store.get(id);
    return { current, deleted: store.deleted.get(id) ?? (current && store.deleted.deletionOf(current)) };
  }

  return {
    baseUrl,
    handlers: [
      http.all(
        ({ request }) => isBelow(baseUrl, request.url),
        ({ request }) => respond(request),
      ),
    ],
    customers: store,
    get ready() {
      return ready;
    },
    respond,
    latency: (value, operation) => faults.setLatency(value, operation),
    fail: (operation, problem, failOptions) => faults.add(operation, problem, failOptions),
    signedInAs: (user) => authorization.signInAs(user),
    offline(offline = true) {
      faults.offline = offline;
    },
    reset() {
      filling.abort();
      filling = new AbortController();
      faults = new Faults(latency);
      authorization.signInAs(undefined);
      store.clear();
      ready = fill();
    },
  };
}

async function answerOperation(
  name: OperationName,
  store: CustomerStore,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  // One name picks both, so they fit; the compiler would want to see that for each operation apart.
  const answer = answers[name] as (store: CustomerStore, request: unknown) => Response | Promise<Response>;
  return answer(store, await readRequest(name, request, params));
}

function absoluteBase(baseUrl: string): string {
  const page = (globalThis as { location?: Location }).location;
  if (!URL.canParse(baseUrl, page?.href)) {
    throw new TypeError(`baseUrl must be an absolute URL where there is no page, got "${baseUrl}".`);
  }
  const url = new URL(baseUrl, page?.href);
  if (url.origin === page?.origin && url.pathname === '/') {
    throw new TypeError(
      `baseUrl "${baseUrl}" is this page's own root: the mock would answer for its files. Use a path such as /mock-api.`,
    );
  }
  return url.href.replace(/\/$/, '');
}

function isBelow(baseUrl: string, url: string): boolean {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address === baseUrl || address.startsWith(`${baseUrl}/`);
}

/** Ends early when the client gives up, so that an aborted request leaves no timer behind. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : undefined;
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
