import { v7 } from 'uuid';

/** The id of a new customer: UUIDv7 (RFC 9562 §5.7), so ids sort by the time they were made. */
export function newCustomerId(): string {
  return v7();
}
