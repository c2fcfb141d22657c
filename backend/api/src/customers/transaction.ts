import { setTimeout } from 'node:timers/promises';
import {
  type CancellationReason,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { isTransientError } from '@smithy/core/retry';
import { Busy, TimedOut } from '../http/failures.ts';
import { fromAttributes } from './attribute-values.ts';
import { answered, database, type SdkError } from './database.ts';
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

/**
 * Writes all or nothing. Throws the `refused` failure of the first write whose condition does not hold, Busy when
 * conflicts or throttling outlast the retries, and TimedOut when nobody knows whether it was done. A retry is safe: a
 * cancelled transaction has written nothing, and a transaction whose answer got lost is recognized by the token that the
 * SDK sends with its own retries.
 */
export async function commit(writes: readonly Write[]): Promise<void> {
  const TransactItems = writes.map(({ item }) => item);
  for (let attempt = 1; ; attempt += 1) {
    const transaction = new DoubtedTransaction({ TransactItems });
    try {
      await answered((options) => database.send(transaction, options));
      return;
    } catch (error) {
      if (error instanceof Busy && transaction.inDoubt) throw new TimedOut(error.cause);
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

/** Remembers when one of the SDK's tries got no answer that says whether it was done, whatever the next ones get. */
class DoubtedTransaction extends TransactWriteItemsCommand {
  inDoubt = false;

  constructor(input: TransactWriteItemsCommandInput) {
    super(input);
    this.middlewareStack.add(
      (next) => async (args) => {
        try {
          return await next(args);
        } catch (error) {
          this.inDoubt ||= isUndecided(error as SdkError);
          throw error;
        }
      },
      // After the SDK's own at this step, which tries again.
      { step: 'finalizeRequest', priority: 'low', name: 'rememberDoubt' },
    );
  }
}

/** Lost on the way, failed within DynamoDB, or still at work there. */
function isUndecided(error: SdkError): boolean {
  return isTransientError(error) || error.name === 'TransactionInProgressException';
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
