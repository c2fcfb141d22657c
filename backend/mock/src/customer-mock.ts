import type { OperationName } from '@customer-kit/contract';
import { type HttpHandler, http } from 'msw';
import { type Asked, answers } from './answers.ts';
import { authorize, type ScopesOf } from './authorization.ts';
import { Conditions, type Subject } from './conditions.ts';
import { CustomerStore } from './customer-store.ts';
import { ProblemError } from './problem-error.ts';
import { findOperation, readRequest } from './read-request.ts';
import { fillWithSamples } from './sample-fill.ts';
import type { Scenario, WithCustomers } from './scenarios.ts';

export interface CustomerMockOptions {
  /** The API's URL as widgets and clients get it. In a browser it may be relative to the page: `/mock-api`. */
  baseUrl: string;
  /** What it is like at the beginning, and again after `reset`. Default: 50 plausible customers, and nothing goes wrong. */
  scenarios?: readonly Scenario[];
  /** The clock of `createdAt`, `updatedAt` and deletions. Default: the real one. */
  now?: () => Date;
  /** Days in which a deleted customer can be restored. 0: deleting erases. Default 30. */
  retentionDays?: number;
  /**
   * The scopes that an access token gives, undefined for one that is not valid; asked with undefined where a request
   * carries none. Default: nobody is asked for a token.
   */
  scopesOf?: ScopesOf;
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
  /**
   * From now on these are so, over those before. Returns a function that ends what can end: failures, slowness, being
   * offline or signed in; customers stay.
   */
  use(...scenarios: readonly Scenario[]): () => void;
  /** Back to the scenarios of the beginning. */
  reset(): void;
  /** Answers a request without MSW; `Response.error()` when offline. The URL must be below `baseUrl`. */
  respond(request: Request): Promise<Response>;
}

/**
 * The customer API in memory, with the contract's rules and answers. Throws a TypeError for a `baseUrl` that is relative
 * where there is no page, or the page's own root, and a RangeError for `retentionDays` that are no whole number from 0.
 */
export function createCustomerMock(options: CustomerMockOptions): CustomerMock {
  const { scenarios = [], now, retentionDays, scopesOf } = options;
  const baseUrl = absoluteBase(options.baseUrl);
  const store = new CustomerStore({ now, retentionDays });
  const conditions = new Conditions();
  let filling = new AbortController();
  let ready = Promise.resolve();
  let requests = 0;
  begin();

  function begin(): void {
    conditions.clear();
    if (!scenarios.some(isWithCustomers)) fill(50);
    use(...scenarios);
  }

  function use(...added: readonly Scenario[]): () => void {
    const ends = added.map((scenario) => {
      if (typeof scenario === 'function') scenario(store);
      else if (scenario.kind === 'customers') fill(scenario.customers);
      else return conditions.add(scenario);
      return undefined;
    });
    return () => {
      for (const end of ends) end?.();
    };
  }

  function fill(customers: WithCustomers['customers']): void {
    filling.abort();
    filling = new AbortController();
    store.clear();
    if (typeof customers === 'number') {
      ready = fillWithSamples(store, customers, filling.signal);
    } else {
      ready = Promise.resolve();
      for (const body of customers) store.create(body);
    }
  }

  /** Others may take the customers' place while somebody waits for them. */
  async function filled(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = ready;
      await awaited;
    } while (awaited !== ready);
  }

  async function respond(request: Request): Promise<Response> {
    requests += 1;
    const requestId = `mock-${requests}`;
    const response = await answer(request).catch((error: unknown) => problemResponse(error, requestId));
    // A network error has no headers.
    if (response.type !== 'error') response.headers.set('x-request-id', requestId);
    return response;
  }

  async function answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, '').length);
    const route = findOperation(request.method, path);
    if (!route) {
      throw new ProblemError('unknown-route', {
        detail: `There is no ${request.method} ${path}. See the OpenAPI document.`,
      });
    }
    await filled();
    await pause(conditions.drawLatency(route.name), request.signal);
    if (conditions.offline) return Response.error();
    const caller = authorize(route.name, request.headers, { user: conditions.user, scopesOf });
    const problem = conditions.takeProblem(route.name, subject(route.params.id));
    if (problem) throw problem;
    return answerOperation(route.name, store, request, route.params, { caller, path });
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
    use,
    reset: begin,
  };
}

/** Throws what is no problem. */
function problemResponse(error: unknown, requestId: string): Response {
  if (!(error instanceof ProblemError)) throw error;
  return Response.json(
    { ...error.problem, requestId },
    {
      status: error.problem.status,
      headers: { ...error.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  );
}

function isWithCustomers(scenario: Scenario): scenario is WithCustomers {
  return typeof scenario === 'object' && scenario.kind === 'customers';
}

async function answerOperation(
  name: OperationName,
  store: CustomerStore,
  request: Request,
  params: Record<string, string>,
  asked: Asked,
): Promise<Response> {
  // One name picks both, so they fit; the compiler would want to see that for each operation apart.
  const answer = answers[name] as (
    store: CustomerStore,
    request: unknown,
    asked: Asked,
  ) => Response | Promise<Response>;
  return answer(store, await readRequest(name, request, params), asked);
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
