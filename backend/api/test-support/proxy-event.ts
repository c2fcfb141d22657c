import { type OperationName, operations } from '@customer-kit/contract';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

export interface TestRequest {
  params?: Record<string, string>;
  query?: Record<string, string | number | string[]>;
  headers?: Record<string, string>;
  /** A string goes as it is; anything else as JSON with its content type. */
  body?: unknown;
  base64?: boolean;
  /** `sub` of the token that the authorizer has checked. */
  caller?: string;
}

/** What Lambda tells a function of its time, with all of it left. */
export const context: Pick<Context, 'getRemainingTimeInMillis'> = { getRemainingTimeInMillis: () => 60_000 };

/** The event that API Gateway hands to the function of an operation. */
export function proxyEvent(operation: OperationName, request: TestRequest = {}): APIGatewayProxyEvent {
  const { params = null, query = {}, headers = {}, body, base64 = false, caller } = request;
  const { method, path } = operations[operation];
  const sent = { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers };
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? null);
  const values = Object.entries(query).map(([name, value]) => [name, [value].flat().map(String)] as const);
  return {
    httpMethod: method,
    resource: path,
    path: path.replace('{id}', params?.id ?? ''),
    pathParameters: params,
    stageVariables: null,
    headers: sent,
    multiValueHeaders: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value]])),
    queryStringParameters:
      values.length > 0 ? Object.fromEntries(values.map(([name, all]) => [name, all.at(-1)])) : null,
    multiValueQueryStringParameters: values.length > 0 ? Object.fromEntries(values) : null,
    body: text !== null && base64 ? Buffer.from(text).toString('base64') : text,
    isBase64Encoded: base64,
    requestContext: {
      requestId: 'request-1',
      // Whoever it is of, a token names the client that asked for it, too.
      ...(caller !== undefined && { authorizer: { claims: { sub: caller, client_id: 'portal' } } }),
    } as unknown as APIGatewayProxyEvent['requestContext'],
  };
}
