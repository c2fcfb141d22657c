import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { env } from '../http/env.ts';
import { Busy } from './failures.ts';

/** Made once, at cold start; region, endpoint and credentials come from the environment. */
export const database = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

export const tableName = env.tableName;

/** Errors that pass by themselves (DynamoDB Developer Guide, "Error handling"). The SDK has tried three times by then. */
const passing = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'InternalServerError',
  'ServiceUnavailable',
]);

/** Waits for a call of `database` and makes throttling a failure that the client can wait out. */
export async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Error && passing.has(error.name) ? new Busy(error) : error;
  }
}
