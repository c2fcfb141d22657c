/** The last part of every problem's `type` (RFC 9457). Apart from what problems say, which a client is told. */
const problemNames = [
  'invalid-request',
  'invalid-cursor',
  'unknown-route',
  'access-denied',
  'unauthorized',
  'customer-not-found',
  'customer-deleted',
  'email-taken',
  'idempotency-mismatch',
  'version-conflict',
  'payload-too-large',
  'unsupported-media-type',
  'version-required',
  'too-many-requests',
  'internal-error',
  'bad-gateway',
  'unavailable',
  'timed-out',
] as const;

export type ProblemName = (typeof problemNames)[number];

const typePrefix = 'urn:customer-kit:problem:';

/** The stable `type` of a problem (RFC 9457 §3.1.1). */
export function problemType(name: ProblemName): string {
  return `${typePrefix}${name}`;
}

/** The problem a `type` names, or undefined for one of somebody else (a proxy, a newer API). */
export function problemNameOf(type: string): ProblemName | undefined {
  return problemNames.find((name) => type === problemType(name));
}
