import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** The id of a new customer: UUIDv7 (RFC 9562 §5.7), so ids sort by the time they were made. */
export function newCustomerId(): string {
  return v7();
}

/**
 * The id of the customer that a caller creates with an `Idempotency-Key`: UUIDv8 (RFC 9562 §5.8) of a digest of both, so
 * that a retry comes to the customer it made, and no caller to that of another.
 */
export function idempotentCustomerId(caller: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([caller, key]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
