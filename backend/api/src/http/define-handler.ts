import type { OperationAnswer, OperationName, OperationRequest } from '@customer-kit/contract';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { corsHeaders } from './cors-headers.ts';
import { TimedOut } from './failures.ts';
import { ProblemError } from './problem-error.ts';
import { readHeaders, readRequest } from './read-request.ts';
import { logRequest } from './request-log.ts';
import { type RequestScope, requestScope } from './request-scope.ts';

export type Handler = (
  event: APIGatewayProxyEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<APIGatewayProxyResult>;

/** What a handler is told beyond the request. */
export interface Asked {
  /** The signed-in user or client (`sub` or `client_id` of its token), empty when the API is open. */
  caller: string;
  /** As it was sent, with the slash that may end it. */
  path: string;
}

/** Time that is left for the answer when the table is given up on. */
const reserveMilliseconds = 500;

/**
 * The Lambda handler of an operation: reads the request by the contract, calls `answer`, and makes every outcome an
 * answer a browser can read. A ProblemError becomes its problem; anything else an opaque `internal-error`, found in the
 * log by its request id. What takes too long ends as `timed-out` before Lambda would end it without a word.
 */
export function defineHandler<N extends OperationName>(
  operation: N,
  answer: (request: OperationRequest<N>, asked: Asked) => Promise<OperationAnswer<N>>,
): Handler {
  return async (event, context) => {
    const start = performance.now();
    const { requestId } = event.requestContext;
    const headers = readHeaders(event);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), context.getRemainingTimeInMillis() - reserveMilliseconds);
    const scope: RequestScope = { signal: deadline.signal, readUnits: 0, writeUnits: 0 };
    const asked = { caller: callerOf(event), path: event.path };
    const { error, ...result } = await requestScope.run(scope, () =>
      settle(requestId, () =>
        beforeAbort(deadline.signal, async () => answer(readRequest(operation, event, headers), asked)),
      ),
    );
    clearTimeout(timer);
    const { readUnits, writeUnits } = scope;
    const latency = performance.now() - start;
    logRequest({ requestId, operation, status: result.statusCode, latency, readUnits, writeUnits }, error, event);
    return { ...result, headers: { ...result.headers, ...corsHeaders(headers.origin), 'x-request-id': requestId } };
  };
}

/** Claims are there once the authorizer of the API has checked the token. */
function callerOf({ requestContext }: APIGatewayProxyEvent): string {
  const claims = requestContext.authorizer?.claims as Record<string, string> | undefined;
  return claims?.sub ?? claims?.client_id ?? '';
}

function beforeAbort<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new TimedOut()), { once: true });
    work().then(resolve, reject);
  });
}

interface Outcome extends APIGatewayProxyResult {
  error?: unknown;
}

/** What the answers of all operations have in common. */
interface Success {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

async function settle(requestId: string, answer: () => Promise<Success>): Promise<Outcome> {
  try {
    return successResult(await answer());
  } catch (error) {
    if (error instanceof ProblemError) return { ...problemResult(error, requestId), error: error.cause };
    return { ...problemResult(new ProblemError('internal-error', { detail: reportAdvice }), requestId), error };
  }
}

const reportAdvice = 'Try again. If it happens again, report it with the request id.';

/** The browser would keep a customer on its disk after who read it has signed out, for the next one at that machine. */
const notStored = { 'cache-control': 'no-store' };

function successResult({ status, headers = {}, body }: Success): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: { ...headers, ...notStored, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : '',
  };
}

function problemResult(problem: ProblemError, requestId: string): APIGatewayProxyResult {
  return {
    statusCode: problem.status,
    headers: { ...problem.headers, ...notStored, 'content-type': 'application/problem+json' },
    body: problem.body(requestId),
  };
}
