// Global set-up of the `dynamodb` project: a DynamoDB Local of its own, in memory. Provides `dynamodbEndpoint`.
import { startDynamoDb } from '@customer-kit/infra/local';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbEndpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamodb = await startDynamoDb({ port: 0 });
  project.provide('dynamodbEndpoint', dynamodb.endpoint);
  return dynamodb.stop;
}
