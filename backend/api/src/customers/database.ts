import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { env } from '../http/env.ts';
import { Busy } from '../http/failures.ts';
import { requestScope } from '../http/request-scope.ts';

/** Made once, at cold start; region, endpoint and credentials come from the environment. */
export const database = new DynamoDBClient({});

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
 * Errors that pass by themselves (DynamoDB Developer Guide, "Error handling"). The SDK has tried three times by then. What
 * they mean for a write is said in transaction.ts.
 */
const passing = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
  'TransactionInProgressException',
]);

/** Makes a call of `database`, for as long as the request has time, and makes throttling a failure the client can wait out. */
export async function answered<T>(call: (options: { abortSignal?: AbortSignal }) => Promise<T>): Promise<T> {
  const signal = requestScope.getStore()?.signal;
  try {
    return await call(signal ? { abortSignal: signal } : {});
  } catch (error) {
    throw error instanceof Error && passing.has(error.name) ? new Busy(error) : error;
  }
}
