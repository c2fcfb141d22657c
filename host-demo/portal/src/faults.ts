/**
 * Stands between the widgets and their API, whichever that is, and makes things go wrong: it takes the place of the
 * page's `fetch` for requests below the API's URL. Tells of every request, so that retries can be seen.
 */
import { type ProblemName, problemBody } from '@customer-kit/contract';

export const faults = ['none', 'slow', 'silent', 'server-error', 'some-fail', 'too-many', 'offline'] as const;
export type Fault = (typeof faults)[number];

export interface WatchedRequest {
  id: number;
  method: string;
  /** Path and query below the API's URL. */
  path: string;
  /** A status, or how it went otherwise. */
  outcome: number | 'waiting' | 'givenUp' | 'noConnection';
}

export interface Interception {
  /** From now on. */
  break: (fault: Fault) => void;
  /** Gives the page its own `fetch` back. */
  stop: () => void;
}

export function intercept(api: string, onRequest: (request: WatchedRequest) => void): Interception {
  const base = new URL(api, document.baseURI).href.replace(/\/$/, '');
  const realFetch = globalThis.fetch;
  let fault: Fault = 'none';
  let count = 0;
  /** Requests that were told to come back. */
  let sentBack = new Set<string>();

  async function answer(request: Request, number: number): Promise<Response> {
    const { signal } = request;
    if (fault === 'silent') await never(signal);
    if (fault === 'slow') await pause(3_000, signal);
    if (fault === 'offline') throw new TypeError('Failed to fetch');
    if (fault === 'server-error') return problem('internal-error');
    if (fault === 'some-fail' && number % 3 === 0) return problem('unavailable');
    if (fault === 'too-many') {
      const key = `${request.method} ${request.url}`;
      if (!sentBack.delete(key)) {
        sentBack.add(key);
        return problem('too-many-requests', { 'retry-after': '3' });
      }
    }
    return realFetch(request);
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${base}/customers`)) return realFetch(request);
    const watched: WatchedRequest = {
      id: ++count,
      method: request.method,
      path: decodeURIComponent(request.url.slice(base.length)),
      outcome: 'waiting',
    };
    onRequest(watched);
    try {
      const response = await answer(request, watched.id);
      onRequest({ ...watched, outcome: response.status });
      return response;
    } catch (error) {
      onRequest({ ...watched, outcome: request.signal.aborted ? 'givenUp' : 'noConnection' });
      throw error;
    }
  };

  return {
    break(chosen) {
      fault = chosen;
      sentBack = new Set();
      setOnline(chosen !== 'offline');
    },
    stop() {
      setOnline(true);
      globalThis.fetch = realFetch;
    },
  };
}

/** What a browser says of its network, by property and event. */
function setOnline(online: boolean): void {
  if (online === navigator.onLine) return;
  if (online) Reflect.deleteProperty(navigator, 'onLine');
  else Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  dispatchEvent(new Event(online ? 'online' : 'offline'));
}

function problem(name: ProblemName, headers: Record<string, string> = {}): Response {
  const body = problemBody(name, { detail: 'The page "Breaking things" was told to answer like this.' });
  return Response.json(body, {
    status: body.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const time = new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
  return Promise.race([time, never(signal)]);
}
