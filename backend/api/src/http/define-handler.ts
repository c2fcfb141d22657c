import type { OperationAnswer, OperationName, OperationRequest } from '@customer-kit/contract';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { corsHeaders } from './cors-headers.ts';
import { ProblemError } from './problem-error.ts';
import { readHeaders, readRequest } from './read-request.ts';
import { logRequest } from './request-log.ts';

export type Handler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * The Lambda handler of an operation: reads the request by the contract, calls `answer`, and makes every outcome an
 * answer a browser can read. A ProblemError becomes its problem; anything else an opaque `internal-error`, found in the
 * log by its request id.
 */
export function defineHandler<N extends OperationName>(
  operation: N,
  answer: (request: OperationRequest<N>) => Promise<OperationAnswer<N>>,
): Handler {
  return async (event) => {
    const start = performance.now();
    const { requestId } = event.requestContext;
    const headers = readHeaders(event);
    const { error, ...result } = await settle(requestId, async () => answer(readRequest(operation, event, headers)));
    logRequest({ requestId, operation, status: result.statusCode, latency: performance.now() - start, error });
    return { ...result, headers: { ...result.headers, ...corsHeaders(headers.origin), 'x-request-id': requestId } };
  };
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

function successResult({ status, headers = {}, body }: Success): APIGatewayProxyResult {
  // What has a validator may be kept and revalidated; a list would be stale by the next save.
  const cacheControl = 'etag' in headers ? 'private, no-cache' : 'no-store';
  return {
    statusCode: status,
    headers: { ...headers, 'cache-control': cacheControl, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : '',
  };
}

function problemResult(problem: ProblemError, requestId: string): APIGatewayProxyResult {
  return {
    statusCode: problem.status,
    headers: { ...problem.headers, 'cache-control': 'no-store', 'content-type': 'application/problem+json' },
    body: problem.body(requestId),
  };
}
