/** One request, made again as long as what it meets can pass: throttling, a busy service, a connection that broke off. */
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '@customer-kit/contract';

export interface ApiAccess {
  apiUrl: string;
  token: () => Promise<string | undefined>;
  /** Default: waits so many milliseconds, or rejects when the signal says so. */
  pause?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

export interface SafeRequest {
  method: string;
  path: string;
  /** One that may be repeated: a creation has an idempotency key. */
  headers?: Record<string, string>;
  body?: string;
}

export interface Answer {
  response: Response;
  /** What its JSON says; undefined for another type. */
  content: unknown;
}

/** The pauses of one request in all: a table that grows into its load, or an account that shares its quota, takes minutes. */
const patienceMs = 5 * 60_000;
const longestPauseMs = 30_000;
/** Answers after which the same request can succeed. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Throws when the API cannot be reached, or fails again and again; and between tries, when the signal says so. */
export async function answerTo(request: SafeRequest, api: ApiAccess, signal: AbortSignal): Promise<Answer> {
  const { pause = wait } = api;
  let pausedMs = 0;
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    const answer = await send(request, api);
    if ('response' in answer && !passing.has(answer.response.status)) return answer;
    const ms = pauseMs(tries, 'response' in answer ? answer.response.headers.get('retry-after') : null);
    pausedMs += ms;
    if (pausedMs > patienceMs) {
      if ('brokeOff' in answer) throw answer.brokeOff;
      throw new Error(`${described(answer)} in every one of ${tries} tries; the next would be in ${seconds(ms)}.`);
    }
    await pause(ms, signal);
  }
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal });
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1_000)} s`;
}

async function send(
  { path, ...init }: SafeRequest,
  { apiUrl, token }: ApiAccess,
): Promise<Answer | { brokeOff: Error }> {
  try {
    const bearer = await token();
    const response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: { ...init.headers, ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) },
    });
    const text = await response.text();
    return { response, content: isJson(response) ? JSON.parse(text) : undefined };
  } catch (cause) {
    // What fetch throws for want of a connection.
    if (!(cause instanceof TypeError)) throw cause;
    const whatToDo = 'Start it with npm start, or name another: --api URL.';
    const error = new Error(`No API answers at ${apiUrl}. ${whatToDo}`, { cause });
    if (broken.has((cause.cause as { code?: string } | undefined)?.code ?? '')) return { brokeOff: error };
    throw error;
  }
}

function isJson(response: Response): boolean {
  return /json/.test(response.headers.get('content-type') ?? '');
}

/** Codes of Node and its fetch for a connection that was there, or nearly. */
const broken = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT']);

/** Longer each time, never shorter than the API asks for; spread, so that not all come back at once. */
function pauseMs(tries: number, retryAfter: string | null): number {
  const asked = Number(retryAfter) * 1_000 || 0;
  const least = Math.max(asked, Math.min(longestPauseMs, 100 * 2 ** tries) / 2);
  return least * (1 + Math.random());
}

/** `URL answered 403 You are not allowed to do this`. */
export function described({ response: { url, status }, content }: Answer): string {
  const { title } = (content ?? {}) as Partial<Problem>;
  return `${url} answered ${status}${title ? ` ${title}` : ''}`;
}
