import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isThrottlingError, isTransientError } from '@smithy/core/retry';
import { env } from '../http/env.ts';
import { Busy } from '../http/failures.ts';
import { requestScope } from '../http/request-scope.ts';

/**
 * How long a try waits for a connection, and for its answer to begin or go on. DynamoDB answers in milliseconds: after
 * this, the connection is lost, as one can be that was idle. Three tries of this length fit into the time of a function.
 */
const patienceMilliseconds = 2_500;

/** Made once, at cold start; region, endpoint and credentials come from the environment. */
export const database = new DynamoDBClient({
  requestHandler: { connectionTimeout: patienceMilliseconds, socketTimeout: patienceMilliseconds },
});

export const tableName = env.tableName;

// Copies every call and answer for a logger that nobody has set.
database.middlewareStack.remove('loggerMiddleware');

/** Adds what every call consumes to the request it is made for. A call that fails does not say what it consumed. */
database.middlewareStack.add(
  (next, { commandName }) =>
    async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      const scope = requestScope.getStore();
      if (scope)
        scope[commandName === 'TransactWriteItemsCommand' ? 'writeUnits' : 'readUnits'] += unitsOf(result.output);
      return result;
    },
  { step: 'initialize', name: 'countConsumedCapacity' },
);

/** A transaction reports a list, one entry for each table. */
function unitsOf(output: object): number {
  const { ConsumedCapacity = [] } = output as { ConsumedCapacity?: Consumed | Consumed[] };
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

interface Consumed {
  CapacityUnits?: number;
}

/**
 * Makes a call of `database`, for as long as the request has time. What the SDK has tried again in vain (throttling,
 * failures of DynamoDB, lost connections) becomes a failure the client can wait out; what it means for a write is said
 * in transaction.ts.
 */
export async function answered<T>(call: (options: { abortSignal?: AbortSignal }) => Promise<T>): Promise<T> {
  const signal = requestScope.getStore()?.signal;
  try {
    return await call(signal ? { abortSignal: signal } : {});
  } catch (error) {
    const failure = error as SdkError;
    throw isThrottlingError(failure) || isTransientError(failure) ? new Busy(error) : error;
  }
}

export type SdkError = Parameters<typeof isTransientError>[0];
