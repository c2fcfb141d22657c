import type { Problem } from './problem.ts';
import { type ProblemName, problemType } from './problem-names.ts';

/**
 * Every problem a client can meet (RFC 9457), by the last part of its `type`. `gateway` names the API Gateway response
 * type that answers it before any Lambda runs.
 */
export const problems = {
  'invalid-request': {
    status: 400,
    title: 'The request breaks a rule of the API',
    gateway: ['BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS', 'DEFAULT_4XX'],
  },
  'invalid-cursor': { status: 400, title: 'The cursor is not one this API gave for this query', gateway: [] },
  'unknown-route': {
    status: 403,
    title: 'This API has no such path and method',
    // A signature is looked at only where there is no route: a token is no signature.
    gateway: ['MISSING_AUTHENTICATION_TOKEN', 'INVALID_SIGNATURE', 'RESOURCE_NOT_FOUND'],
  },
  'access-denied': {
    status: 403,
    title: 'You are not allowed to do this',
    gateway: ['ACCESS_DENIED', 'INVALID_API_KEY'],
  },
  unauthorized: { status: 401, title: 'Sign in to use this API', gateway: ['UNAUTHORIZED', 'EXPIRED_TOKEN'] },
  'customer-not-found': { status: 404, title: 'There is no such customer', gateway: [] },
  'customer-deleted': { status: 410, title: 'The customer was deleted', gateway: [] },
  'email-taken': { status: 409, title: 'Another customer has this e-mail address', gateway: [] },
  'idempotency-mismatch': {
    status: 409,
    title: 'This Idempotency-Key was used for another request',
    gateway: [],
  },
  'version-conflict': { status: 412, title: 'The customer was changed since you read it', gateway: [] },
  'payload-too-large': { status: 413, title: 'The body is too large', gateway: ['REQUEST_TOO_LARGE'] },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json',
    gateway: ['UNSUPPORTED_MEDIA_TYPE'],
  },
  'version-required': { status: 428, title: 'Send If-Match with the ETag you read', gateway: [] },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    // The web ACL counts requests by address and does nothing else.
    gateway: ['THROTTLED', 'QUOTA_EXCEEDED', 'WAF_FILTERED'],
  },
  'internal-error': {
    status: 500,
    title: 'Something failed on our side',
    gateway: ['API_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR', 'AUTHORIZER_FAILURE'],
  },
  // What the default is left for: a function that crashed, or answered what is no answer.
  'bad-gateway': { status: 502, title: 'Something failed on our side', gateway: ['DEFAULT_5XX'] },
  unavailable: { status: 503, title: 'The service is busy', gateway: [] },
  'timed-out': {
    status: 504,
    title: 'The service took too long',
    gateway: ['INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE'],
  },
} as const satisfies Record<ProblemName, { status: number; title: string; gateway: readonly string[] }>;

/** They pass by themselves: an answer may say when to come back, by `Retry-After`. */
export const passingProblems: readonly ProblemName[] = ['too-many-requests', 'unavailable', 'timed-out'];

/** What one occurrence of a problem may say beyond its kind. Named one by one: `Omit` of a loose type checks nothing. */
export type ProblemMembers = Partial<
  Pick<Problem, 'detail' | 'errors' | 'current' | 'deleted' | 'restorableUntil' | 'conflictingId' | 'requestId'>
>;

/** The body of an answer (RFC 9457): type, title and status follow from the name. */
export function problemBody(name: ProblemName, members: ProblemMembers = {}): Problem {
  const { status, title } = problems[name];
  return { type: problemType(name), title, status, ...members };
}
