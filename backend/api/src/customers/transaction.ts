import { setTimeout } from 'node:timers/promises';
import {
  type CancellationReason,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { Busy, TimedOut } from '../http/failures.ts';
import { fromAttributes } from './attribute-values.ts';
import { answered, database } from './database.ts';
import type { Item } from './item.ts';
import { passingReasons } from './passing-reasons.ts';

export interface Write {
  item: TransactWriteItem;
  /**
   * The failure to throw when the condition of `item` does not hold, given the item that is stored; undefined when that
   * passes by itself.
   */
  refused?: (stored: Item | undefined) => Error | undefined;
}

/** A condition that failed and is nobody's refusal passes, too. */
const passing = new Set([...passingReasons, 'ConditionalCheckFailed']);
const attempts = 5;

/** What DynamoDB answers in place of whether it wrote; of the last, the SDK's first try is still at work. */
const undecided = new Set(['InternalServerError', 'ServiceUnavailable', 'TransactionInProgressException']);

/**
 * Writes all or nothing. Throws the `refused` failure of the first write whose condition does not hold, Busy when
 * conflicts or throttling outlast the retries, and TimedOut when nobody knows whether it was done. A retry is safe: a
 * cancelled transaction has written nothing, and a transaction whose answer got lost is recognized by the token that the
 * SDK sends with its own retries.
 */
export async function commit(writes: readonly Write[]): Promise<void> {
  const TransactItems = writes.map(({ item }) => item);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await answered((options) => database.send(new TransactWriteItemsCommand({ TransactItems }), options));
      return;
    } catch (error) {
      if (error instanceof Busy && undecided.has((error.cause as Error).name)) throw new TimedOut(error.cause);
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const refusal = refusalOf(writes, reasons);
      if (refusal) throw refusal;
      if (!reasons.some(({ Code = '' }) => passing.has(Code))) throw error;
      if (attempt === attempts) throw new Busy(error);
      await setTimeout(fullJitter(attempt));
    }
  }
}

/** Reasons come in the order of the writes. */
function refusalOf(writes: readonly Write[], reasons: readonly CancellationReason[]): Error | undefined {
  const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  const stored = reasons[index]?.Item;
  return writes[index]?.refused?.(stored && (fromAttributes(stored) as Item));
}

/** Spreads competing writers evenly (AWS Architecture Blog, "Exponential Backoff And Jitter"); 0.4 s in all on average. */
function fullJitter(attempt: number): number {
  return Math.random() * 25 * 2 ** attempt;
}
