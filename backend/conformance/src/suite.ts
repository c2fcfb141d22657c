/**
 * The contract as tests, black box, for any URL: what is answered, how refusals look, what two clients may do at once.
 * Safe on a table with other data: a run sees its own customers by its marker and removes them.
 */
import { afterAll, describe } from 'vitest';
import { describeAbuse } from './abuse.ts';
import { describeAccess } from './access.ts';
import { ApiProbe } from './api-probe.ts';
import { describeConflicts } from './conflicts.ts';
import { describeCors } from './cors.ts';
import { describeDeleting } from './deleting.ts';
import { describeIdempotency } from './idempotency.ts';
import type { ConformanceOptions } from './options.ts';
import { describePaging } from './paging.ts';
import { describePagingMeanwhile } from './paging-meanwhile.ts';
import { describeReading } from './reading.ts';
import { RunCustomers } from './run-customers.ts';
import { describeSearching } from './searching.ts';
import { describeStatusFilter } from './status-filter.ts';
import { describeWriting } from './writing.ts';

/** Milliseconds for one test: a guard against hanging, generous enough for a cold deployment far away. */
const limit = 180_000;

/** Registers the suite with Vitest; call it at the top of a test file. */
export function conformanceSuite(options: ConformanceOptions): void {
  describe(`conformance: ${options.name}`, { timeout: limit }, () => {
    const probe = new ApiProbe(options);
    const customers = new RunCustomers(probe);
    describeReading(probe, customers);
    describeWriting(probe, customers);
    describeIdempotency(probe, customers);
    describeDeleting(probe, customers);
    describePaging(probe, customers);
    describeStatusFilter(probe, customers);
    describePagingMeanwhile(probe, customers);
    describeSearching(probe, customers);
    describeConflicts(probe, customers);
    describeAbuse(probe, customers);
    describeAccess(probe, customers);
    describeCors(probe);
    afterAll(() => customers.removeAll(), limit);
  });
}
