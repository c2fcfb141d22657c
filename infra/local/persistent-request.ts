/** One request, made again as long as what it meets can pass: throttling, a busy service, a connection that broke off. */
import { setTimeout } from 'node:timers/promises';
import type { Problem } from '@customer-kit/contract';

export interface ApiAccess {
  apiUrl: string;
  token: () => Promise<string | undefined>;
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

/** Tries of one request. With waits of up to half a minute they outlast some throttled minutes. */
const attempts = 12;
const longestWaitMs = 30_000;
/** Answers after which the same request can succeed. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Throws when the API cannot be reached, or fails again and again. */
export async function answerTo(request: SafeRequest, api: ApiAccess): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(request, api, attempt);
    if (answer && !passing.has(answer.response.status)) return answer;
    if (answer && attempt === attempts) throw new Error(`${described(answer)} after ${attempts} tries.`);
    await setTimeout(waitMs(attempt, answer?.response.headers.get('retry-after')));
  }
}

/** Undefined when the connection broke off. */
async function send(
  { path, ...init }: SafeRequest,
  { apiUrl, token }: ApiAccess,
  attempt: number,
): Promise<Answer | undefined> {
  try {
    const bearer = await token();
    const response = await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: { ...init.headers, ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }) },
    });
    const text = await response.text();
    return { response, content: isJson(response) ? JSON.parse(text) : undefined };
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

/** What the API asks for, else longer each time; spread, so that not all come back at once. */
function waitMs(attempt: number, retryAfter: string | null | undefined): number {
  const asked = Number(retryAfter ?? Number.NaN) * 1_000;
  const least = Number.isFinite(asked) ? asked : Math.min(longestWaitMs, 100 * 2 ** attempt) / 2;
  return least + Math.random() * Math.max(least, 100);
}

/** `URL answered 403 You are not allowed to do this`. */
export function described({ response: { url, status }, content }: Answer): string {
  const { title } = (content ?? {}) as Partial<Problem>;
  return `${url} answered ${status}${title ? ` ${title}` : ''}`;
}
