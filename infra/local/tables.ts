import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Assembly } from './assembly.ts';
import { localClient } from './local-table.ts';
import type { ResourceProperties } from './resource-properties.ts';

type TableProperties = ResourceProperties['AWS::DynamoDB::Table'];

/**
 * Creates the tables that the template declares and are not there yet; resolves with their names. A table that is there
 * keeps its data; when its keys or indexes are others than the template's, this throws.
 */
export async function createTables(assembly: Assembly, endpoint: string): Promise<string[]> {
  const client = localClient(endpoint);
  try {
    const names: string[] = [];
    for (const { logicalId, properties } of assembly.resources('AWS::DynamoDB::Table')) {
      const name = assembly.nameOf(logicalId);
      await createTable(client, name, properties);
      names.push(name);
    }
    return names;
  } finally {
    client.destroy();
  }
}

async function createTable(client: DynamoDBClient, TableName: string, properties: TableProperties): Promise<void> {
  const existing = await describe(client, TableName);
  if (existing) {
    if (layoutOf(existing) === layoutOf(properties)) return;
    throw new Error(
      `The table ${TableName} has other keys or indexes than the template now declares.\nStart over without its data: npm start -- --fresh`,
    );
  }
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode, ProvisionedThroughput } = properties;
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions,
      KeySchema,
      GlobalSecondaryIndexes,
      BillingMode,
      ProvisionedThroughput,
    }),
  );
}

async function describe(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Keys, indexes and what these carry, in a form that compares. */
function layoutOf({ KeySchema, GlobalSecondaryIndexes = [] }: TableProperties | TableDescription): string {
  const keys = (schema: TableProperties['KeySchema']) =>
    (schema ?? []).map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).toSorted();
  const indexes = GlobalSecondaryIndexes.map((index) => ({
    name: index.IndexName ?? '',
    keys: keys(index.KeySchema),
    projected: [index.Projection?.ProjectionType, ...(index.Projection?.NonKeyAttributes ?? []).toSorted()],
  }));
  return JSON.stringify([keys(KeySchema), indexes.toSorted((a, b) => a.name.localeCompare(b.name))]);
}
