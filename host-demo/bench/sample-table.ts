// What samples do: a table of one item for each customer, listed and searched by reading all of it.
import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { bulkWrite, loadedCustomer } from '@customer-kit/infra/local';

export const sampleTable = 'sample-customers';

export async function createSampleTable(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: sampleTable,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  );
}

export async function loadSampleTable(client: DynamoDBClient, from: number, to: number): Promise<void> {
  await bulkWrite(client, sampleTable, sampleItems(from, to));
}

export function* sampleItems(from: number, to: number): Generator<Record<string, unknown>> {
  for (let index = from; index < to; index += 1) yield loadedCustomer(index);
}

export interface Cost {
  rcu: number;
  ms: number;
}

/** Every customer, or those whose name or e-mail contains `q`. */
export async function scanCost(client: DynamoDBClient, q?: string): Promise<Cost> {
  const documents = DynamoDBDocumentClient.from(client);
  const filter: Partial<ScanCommandInput> =
    q === undefined
      ? {}
      : {
          FilterExpression: 'contains(#name, :q) OR contains(email, :q)',
          ExpressionAttributeNames: { '#name': 'name' },
          ExpressionAttributeValues: { ':q': q },
        };
  const start = performance.now();
  let rcu = 0;
  let next: Record<string, unknown> | undefined;
  do {
    const { ConsumedCapacity, LastEvaluatedKey } = await documents.send(
      new ScanCommand({ TableName: sampleTable, ReturnConsumedCapacity: 'TOTAL', ExclusiveStartKey: next, ...filter }),
    );
    rcu += ConsumedCapacity?.CapacityUnits ?? 0;
    next = LastEvaluatedKey;
  } while (next);
  return { rcu, ms: performance.now() - start };
}

export async function getCost(client: DynamoDBClient, id: string): Promise<Cost> {
  const start = performance.now();
  const { ConsumedCapacity } = await DynamoDBDocumentClient.from(client).send(
    new GetCommand({ TableName: sampleTable, Key: { id }, ReturnConsumedCapacity: 'TOTAL' }),
  );
  return { rcu: ConsumedCapacity?.CapacityUnits ?? 0, ms: performance.now() - start };
}
