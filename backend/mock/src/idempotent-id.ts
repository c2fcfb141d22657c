import { v5 } from 'uuid';

const namespace = '6c1f3b1e-54a0-4c0e-9d6f-2f6d0a9c7b11';

/**
 * The id of the customer that a caller creates with this `Idempotency-Key`, so that a retry comes to the same one: a
 * UUIDv8 (RFC 9562 §5.8). Undefined without a key. Made of a SHA-1 in JavaScript, because browsers digest nothing on
 * pages without TLS; the real API uses SHA-256.
 */
export function idOfRequest(caller: string, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  const named = v5(JSON.stringify([caller, key]), namespace);
  return `${named.slice(0, 14)}8${named.slice(15)}`;
}
