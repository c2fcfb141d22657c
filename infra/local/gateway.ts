/**
 * API Gateway's REST API on this machine, from the synthesized template alone.
 *
 * Imitated, as documented in the API Gateway Developer Guide: resources with parameters and greedy parameters, in its
 * order of precedence, whether a slash ends the path or not (an event has it as sent); 403 for a route there is none of,
 * where a token counts as a signature that is none; request validators (required parameters, models in JSON Schema
 * draft-4 for the content type they are declared for, application/json when a request names none); Lambda proxy events
 * and results with multi-value headers and query parameters, binary media types and base64; mock integrations of
 * constant headers (CORS preflights); gateway responses with their fallbacks, statuses, headers and variables; 413 above
 * 10 MB, and for events above Lambda's 6 MB; 502 for a function that throws, crashes, exceeds its own timeout, answers
 * malformed or more than Lambda's 6 MB; 504 after the integration's timeout (29 s), while the function goes on; request
 * ids; answers compressed from the API's minimum size on; Cognito authorizers with scopes, after a request's size and route
 * and before its parameters and body are looked at (authorizers.ts).
 *
 * Not imitated: compressed requests; other authorizers and API keys (a template that has them is refused), throttling,
 * usage plans, WAF, caching, Velocity, TLS, HTTP/2, the stage's name in URLs (as behind a custom domain), stage
 * variables, access logs, X-Ray, CloudWatch metrics. Above the limit of instances requests wait, where Lambda would
 * throttle them.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FunctionPool } from './function-pool.ts';
import type { GatewayFault, HttpAnswer } from './gateway-response.ts';
import { type MockAnswer, readMockIntegration } from './mock-integration.ts';
import { mediaType, proxyEvent, type ReceivedRequest } from './proxy-event.ts';
import { proxyResult } from './proxy-result.ts';
import { receiveBody } from './receive-body.ts';
import type { Method, RestApi, RouteMatch } from './rest-api.ts';
import { tokenEndpoint, tokenPath } from './token-endpoint.ts';

/** Limits of API Gateway and of Lambda's synchronous invocation, in bytes. */
const maxBody = 10 * 1024 * 1024;
const maxEvent = 6 * 1024 * 1024;
/** API Gateway's longest and default integration timeout. */
const integrationTimeoutMs = 29_000;

const faults = {
  unknownRoute: { type: 'MISSING_AUTHENTICATION_TOKEN', status: 403, message: 'Missing Authentication Token' },
  // AWS's own message has the hash of the header in it.
  unknownRouteWithToken: {
    type: 'INVALID_SIGNATURE',
    status: 403,
    message: 'Invalid key=value pair (missing equal-sign) in Authorization header',
  },
  invalidBody: { type: 'BAD_REQUEST_BODY', status: 400, message: 'Invalid request body' },
  badRequest: { type: 'DEFAULT_4XX', status: 400, message: 'Bad Request' },
  bodyTooLarge: {
    type: 'REQUEST_TOO_LARGE',
    status: 413,
    message: `HTTP content length exceeded ${maxBody} bytes.`,
  },
  eventTooLarge: { type: 'REQUEST_TOO_LARGE', status: 413, message: 'Request Entity Too Large' },
  functionFailed: { type: 'DEFAULT_5XX', status: 502, message: 'Internal server error' },
  timedOut: { type: 'INTEGRATION_TIMEOUT', status: 504, message: 'Endpoint request timed out' },
  gatewayFailed: { type: 'DEFAULT_5XX', status: 500, message: 'Internal server error' },
} as const satisfies Record<string, GatewayFault>;

export interface GatewayOptions {
  api: RestApi;
  /** By ARN. */
  functions: ReadonlyMap<string, FunctionPool>;
  /** Told of malformed answers and of defects of the gateway itself. */
  log: (line: string) => void;
}

type Answer = HttpAnswer | GatewayFault;
type Integrate = (request: ReceivedRequest, match: RouteMatch) => Promise<Answer>;

export function createGateway({ api, functions, log }: GatewayOptions): Server {
  // Every integration is read before the first request, so that what is not known shows at once.
  const integrations = new Map(api.methods.map((method) => [method, readIntegration(method, api, functions, log)]));

  async function answer(request: ReceivedRequest, tooLarge: boolean, match: RouteMatch | undefined): Promise<Answer> {
    if (tooLarge) return faults.bodyTooLarge;
    if (!match) return request.message.headers.authorization ? faults.unknownRouteWithToken : faults.unknownRoute;
    const authorization = await match.method.authorize?.(request.message.headers.authorization);
    if (authorization && 'fault' in authorization) return authorization.fault;
    const asked = { ...request, claims: authorization?.claims };
    return requestFault(asked, match) ?? (await integrations.get(match.method)?.(asked, match)) ?? faults.unknownRoute;
  }

  const giveToken = api.tokens && tokenEndpoint(api.tokens, functions.get(api.preTokenGeneration ?? ''));

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const receivedAt = new Date();
    const requestId = randomUUID();
    const { path, query } = parseTarget(message.url ?? '/');
    const sourceIp = message.socket.remoteAddress ?? '';
    const context = {
      requestId,
      httpMethod: message.method ?? '',
      path,
      resourcePath: path,
      stage: api.stage,
      sourceIp,
      header: (name: string) => message.headers[name.toLowerCase()]?.toString(),
    };
    let result: Answer;
    try {
      if (giveToken && message.url === tokenPath) {
        await giveToken(message, response);
        return;
      }
      const body = await receiveBody(message, maxBody);
      const request = {
        message,
        path,
        query,
        body: body ?? Buffer.alloc(0),
        requestId,
        sourceIp,
        receivedAt,
        claims: undefined,
      };
      result = await answer(request, body === undefined, api.match(context.httpMethod, path));
    } catch (error) {
      if (response.destroyed) return;
      if (!(error instanceof URIError)) log(`${requestId} ${error instanceof Error ? error.stack : String(error)}`);
      result = error instanceof URIError ? faults.badRequest : faults.gatewayFailed;
    }
    const whole = 'body' in result ? result : api.gatewayResponses(result, context);
    const accepted = message.headers['accept-encoding']?.toString() ?? '';
    write(response, requestId, await compressed(whole, accepted, api.minimumCompressionSize));
  }

  return createServer((message, response) => void serve(message, response));
}

/** By hand, because a URL parser would resolve dots and turn `//` into a host. */
function parseTarget(target: string): { path: string; query: URLSearchParams } {
  const [path = '', ...query] = target.split('?');
  return { path, query: new URLSearchParams(query.join('?')) };
}

function requestFault(
  { message, query, body }: ReceivedRequest,
  { method, pathParameters }: RouteMatch,
): GatewayFault | undefined {
  const has = {
    path: (name: string) => Object.hasOwn(pathParameters, name),
    querystring: (name: string) => query.has(name),
    header: (name: string) => message.headers[name.toLowerCase()] !== undefined,
  };
  const missing = method.requiredParameters.filter((parameter) => !has[parameter.in](parameter.name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    return { type: 'BAD_REQUEST_PARAMETERS', status: 400, message: `Missing required request parameters: [${names}]` };
  }
  const check = method.bodyCheck(mediaType(message.headers['content-type'] ?? 'application/json'));
  return check?.(body.toString('utf8')) === false ? faults.invalidBody : undefined;
}

function readIntegration(
  method: Method,
  api: RestApi,
  functions: ReadonlyMap<string, FunctionPool>,
  log: (line: string) => void,
): Integrate {
  const { Type, Uri = '', TimeoutInMillis = integrationTimeoutMs } = method.integration;
  if (Type === 'MOCK') {
    const mock: MockAnswer = readMockIntegration(method.integration);
    return async ({ message }) => mock(message.headers.origin);
  }
  const [, arn = ''] = /\/functions\/(.+)\/invocations$/.exec(Uri) ?? [];
  const pool = functions.get(arn);
  if (Type !== 'AWS_PROXY' || !pool) {
    throw new Error(
      `${method.httpMethod} ${method.resourcePath} has a ${Type} integration with ${Uri || 'nothing'}, which the local runtime does not know.`,
    );
  }
  return async (request, match) => {
    const event = JSON.stringify(proxyEvent(api, match, request));
    if (Buffer.byteLength(event) > maxEvent) return faults.eventTooLarge;
    const outcome = await within(TimeoutInMillis, pool.invoke(event, request.requestId));
    if (!outcome) return faults.timedOut;
    if (!outcome.ok) return faults.functionFailed;
    const answer = proxyResult(outcome.result, request.message.headers.accept, api.binaryMediaTypes);
    if (!answer) log(`${request.requestId} Malformed Lambda proxy response: ${outcome.result?.slice(0, 1_000)}`);
    return answer ?? faults.functionFailed;
  };
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Of what API Gateway compresses with, browsers all take gzip. */
async function compressed(answer: HttpAnswer, accepted: string, minimum: number): Promise<HttpAnswer> {
  if (answer.body.length < minimum || !/\bgzip\b/.test(accepted)) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
    body: await promisify(gzip)(answer.body),
  };
}

function write(response: ServerResponse, requestId: string, { status, headers, body }: HttpAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('x-amzn-RequestId', requestId);
  // Neither has a body (RFC 9110 §15.3.5, §15.4.5), whatever the function gave.
  const bodyless = status === 204 || status === 304;
  if (!bodyless) response.setHeader('Content-Length', body.length);
  response.writeHead(status);
  response.end(bodyless ? undefined : body);
}
