import { type OperationInput, type OperationName, type operations, type Problem, routes } from '@customer-kit/contract';
import type * as z from 'zod/mini';
import { ApiError, NetworkError } from './api-error.ts';
import { type Answer, readWhole, takeEarlyAnswer } from './early-answer.ts';

export interface ApiClientOptions {
  /** Base URL of the API, absolute or relative to the page. */
  api: string;
  /**
   * Gives the access token, without "Bearer", or undefined to send none. Asked before every request, so cache it; asked
   * once more with `forceRefresh` when the API answers 401. When it throws, the reader has to sign in. Given again after
   * that, it is asked anew, and what could not be read is read.
   */
  getAccessToken?: AccessTokenSource | undefined;
  /** Told of every answer, with the token that was sent. */
  onAnswer?: ((status: number, token: string | undefined) => void) | undefined;
}

export type AccessTokenSource = (options: {
  forceRefresh: boolean;
}) => Promise<string | undefined> | string | undefined;

type Responses<N extends OperationName> = (typeof operations)[N]['responses'];
type BodyOf<R> = R extends { body: infer S extends z.ZodMiniType } ? z.output<S> : undefined;

/** The body of an operation's success. */
type OperationResult<N extends OperationName> = {
  [S in keyof Responses<N>]: BodyOf<Responses<N>[S]>;
}[keyof Responses<N>];

export interface ApiClient {
  /**
   * Sends one operation of the contract.
   *
   * @throws {ApiError} for an error status, with the problem the API gave.
   * @throws {NetworkError} when no answer came, or not all of it.
   * @throws {DOMException} `AbortError` when `signal` was aborted.
   */
  call<N extends OperationName>(name: N, input: OperationInput<N>, signal?: AbortSignal): Promise<OperationResult<N>>;
}

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string | undefined>;
  body?: unknown;
}

export function createApiClient({ api, getAccessToken, onAnswer }: ApiClientOptions): ApiClient {
  const base = new URL(api, document.baseURI).href.replace(/\/$/, '');

  /** What the host's function fails with, offline apart, its reader has to sign in for. */
  async function askToken(forceRefresh: boolean): Promise<string | undefined> {
    try {
      return await getAccessToken?.({ forceRefresh });
    } catch (cause) {
      if (!navigator.onLine) throw new NetworkError(base, cause);
      throw new ApiError({ type: 'about:blank', title: `getAccessToken failed: ${String(cause)}`, status: 401 });
    }
  }

  async function send(url: string, init: RequestInit, accessToken: string | undefined): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
    try {
      const response = await fetch(url, { ...init, headers });
      onAnswer?.(response.status, accessToken);
      return await readWhole(response);
    } catch (cause) {
      init.signal?.throwIfAborted();
      throw new NetworkError(base, cause);
    }
  }

  return {
    async call(name, input, signal) {
      const { method, path } = routes[name];
      const { params = {}, query = {}, headers, body } = input as Parts;
      const url = base + expand(path, params) + search(query);
      const init: RequestInit = {
        method,
        headers: definedOf({
          accept: 'application/json, application/problem+json',
          'content-type': body === undefined ? undefined : 'application/json',
          ...headers,
        }),
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      };
      const token = await askToken(false);
      const early = method === 'GET' ? await takeEarlyAnswer(url, token, signal) : undefined;
      let answer = early ?? (await send(url, init, token));
      if (answer.response.status === 401) {
        const fresh = await askToken(true);
        if (fresh) answer = await send(url, init, fresh);
      }
      const { ok, status } = answer.response;
      const result = parseJson(answer.text);
      if (!ok || (result === undefined && status !== 204)) throw errorOf(answer, result, base);
      return result as OperationResult<typeof name>;
    },
  };
}

function expand(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function search(query: Record<string, unknown>): string {
  const text = String(new URLSearchParams(definedOf(query) as Record<string, string>));
  return text && `?${text}`;
}

/** What a record has a value of. */
export function definedOf<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null),
  ) as never;
}

/**
 * Anything but a problem document, or a page in place of JSON, comes from a wrong base URL or a proxy: only the status
 * tells something.
 */
function errorOf({ response: { headers, status } }: Answer, body: unknown, base: string): ApiError {
  const problem = headers.get('content-type')?.startsWith('application/problem+json') && body;
  const retryAfter = Number(headers.get('retry-after'));
  return new ApiError(
    {
      type: 'about:blank',
      title: `${base}: HTTP ${status}, not the API's answer`,
      ...(problem as Partial<Problem>),
      status,
    },
    retryAfter > 0 ? retryAfter : undefined,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
