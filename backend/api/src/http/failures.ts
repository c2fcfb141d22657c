import { type Customer, type DeletedCustomer, etagOf } from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';

/** No customer has the id, or no longer. */
export class CustomerNotFound extends ProblemError {
  constructor(id: string) {
    super('customer-not-found', { detail: `No customer has the id ${id}. It may have been deleted.` });
  }
}

/** The customer is deleted, and can be restored for a while; the answer carries it. */
export class CustomerDeleted extends ProblemError {
  constructor(deleted: DeletedCustomer) {
    const { restorableUntil, version } = deleted;
    super('customer-deleted', {
      detail: `Until ${restorableUntil}, PUT it with If-Match: ${etagOf(version)} to restore it.`,
      deleted,
      restorableUntil,
    });
  }
}

/** The key was used for another request: to create under it would lose one of the two. */
export class IdempotencyMismatch extends ProblemError {
  constructor() {
    super('idempotency-mismatch', {
      detail: 'Send the request that the key was first used for, or a new key for a new customer.',
    });
  }
}

/** Another customer has the address; the answer names it, so that the client can open it. */
export class EmailTaken extends ProblemError {
  constructor(conflictingId: string | undefined) {
    super('email-taken', {
      detail: 'Open the customer that has it, or use another address.',
      ...(conflictingId !== undefined && { conflictingId }),
    });
  }
}

/** Somebody saved in between; the answer carries the customer as it is now, so that the client can merge. */
export class VersionConflict extends ProblemError {
  constructor(current: Customer) {
    super('version-conflict', {
      detail: `It is now ${etagOf(current.version)}. Merge your changes with \`current\` and send that ETag.`,
      current,
    });
  }
}

/** The cursor was not given for this query, or was changed on the way. */
export class InvalidCursor extends ProblemError {
  constructor() {
    super('invalid-cursor', { detail: 'Start again without cursor, or repeat the query it is of.' });
  }
}

/** The table is throttled or cannot be reached, or other writers kept touching the same items. Nothing was written. */
export class Busy extends ProblemError {
  constructor(cause: unknown) {
    super('unavailable', { detail: 'Send the same request again in a moment.' }, { 'retry-after': '1' }, { cause });
  }
}

/**
 * The function would have been stopped before the table answered, or the table failed to. Of a write, nobody knows
 * whether it was done.
 */
export class TimedOut extends ProblemError {
  constructor(cause?: unknown) {
    const detail = 'Send it again in a moment. A write may have been done: read first, or repeat its Idempotency-Key.';
    super('timed-out', { detail }, { 'retry-after': '1' }, { cause });
  }
}
