import type { IncomingMessage } from 'node:http';
import { pseudoParameters } from './resolve-intrinsics.ts';
import type { RestApi, RouteMatch } from './rest-api.ts';

export interface ReceivedRequest {
  message: IncomingMessage;
  /** The path, without the query. */
  path: string;
  query: URLSearchParams;
  body: Buffer;
  requestId: string;
  sourceIp: string;
  receivedAt: Date;
  /** Of the token, when the method asks for one. */
  claims: Record<string, string> | undefined;
}

/** The event of a Lambda proxy integration (API Gateway Developer Guide, "Input format of a Lambda function"). */
export function proxyEvent(api: RestApi, { method, pathParameters }: RouteMatch, request: ReceivedRequest): object {
  const { message, path, query, body, requestId, sourceIp, receivedAt, claims } = request;
  const multiValueHeaders = headersOf(message, request);
  const multiValueQueryStringParameters = grouped([...query]);
  const isBase64Encoded =
    body.length > 0 && isBinary(api.binaryMediaTypes, mediaType(message.headers['content-type'] ?? ''));
  return {
    resource: method.resourcePath,
    path,
    httpMethod: message.method,
    headers: lastOf(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: orNull(lastOf(multiValueQueryStringParameters)),
    multiValueQueryStringParameters: orNull(multiValueQueryStringParameters),
    pathParameters: orNull(pathParameters),
    stageVariables: null,
    requestContext: {
      accountId: pseudoParameters['AWS::AccountId'],
      apiId: api.id,
      ...(claims && { authorizer: { claims } }),
      domainName: message.headers.host ?? 'localhost',
      domainPrefix: 'localhost',
      extendedRequestId: requestId,
      httpMethod: message.method,
      identity: { sourceIp, userAgent: message.headers['user-agent'] ?? null },
      operationName: method.operationName,
      path,
      protocol: `HTTP/${message.httpVersion}`,
      requestId,
      requestTime: clfTime(receivedAt),
      requestTimeEpoch: receivedAt.getTime(),
      resourceId: method.resourceId,
      resourcePath: method.resourcePath,
      stage: api.stage,
    },
    body: body.length === 0 ? null : body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}

/** True for a media type that the API's binaryMediaTypes name, wildcards included. */
export function isBinary(binaryMediaTypes: readonly string[], type: string): boolean {
  return binaryMediaTypes.some((known) => known === '*/*' || known === type || known === `${type.split('/')[0]}/*`);
}

/** The media type alone, without parameters. */
export function mediaType(header: string): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}

function headersOf(
  { rawHeaders, socket }: IncomingMessage,
  { requestId, sourceIp }: ReceivedRequest,
): Record<string, string[]> {
  const sent = Array.from({ length: rawHeaders.length / 2 }, (_, index): [string, string] => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ]);
  return grouped([
    // Belongs to the connection, which ends at the gateway.
    ...sent.filter(([name]) => !/^(connection|keep-alive|transfer-encoding|te|upgrade|expect)$/i.test(name)),
    ['X-Amzn-Trace-Id', `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(0, 24)}`],
    ['X-Forwarded-For', sourceIp],
    ['X-Forwarded-Port', String(socket.localPort ?? '')],
    ['X-Forwarded-Proto', 'http'],
  ]);
}

function grouped(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = groups.get(name);
    if (values) values.push(value);
    else groups.set(name, [value]);
  }
  return Object.fromEntries(groups);
}

function lastOf(groups: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? '']));
}

function orNull<T extends object>(value: T): T | null {
  return Object.keys(value).length > 0 ? value : null;
}

/** `23/Nov/2026:08:00:00 +0000`, the Common Log Format. */
function clfTime(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
