// The handlers on a table of their own in the DynamoDB Local that the `dynamodb` project provides.
import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type {
  Customer,
  CustomerPage,
  CustomerSummary,
  DeletedCustomer,
  OperationName,
  Problem,
} from '@customer-kit/contract';
import { afterAll, beforeAll, inject, vi } from 'vitest';
import { table } from '../src/customers/table.ts';
import { type Fault, verifyTable } from '../src/customers/verify.ts';
import type { Handler } from '../src/http/define-handler.ts';
import { environment } from './environment.ts';
import { context, proxyEvent, type TestRequest } from './proxy-event.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbEndpoint: string;
  }
}

interface TestAnswer {
  status: number;
  headers: Record<string, string>;
  customer: Customer;
  deleted: DeletedCustomer;
  page: CustomerPage;
  problem: Problem;
}

export interface Api {
  call(operation: OperationName, request?: TestRequest): Promise<TestAnswer>;
  /**
   * Every row of a listing, page by page; throws when a page breaks the rules of paging. While others delete, a page that
   * was to come may have lost its rows.
   */
  walk(query: Record<string, string | number>, options?: { othersDelete?: boolean }): Promise<CustomerSummary[]>;
  items(): Promise<Record<string, unknown>[]>;
  /** Every broken invariant of the table. */
  faults(): Promise<Fault[]>;
  clear(): Promise<void>;
  /** The client of the handlers. */
  database: DynamoDBClient;
  /** The same table past the handlers. */
  documents: DynamoDBDocumentClient;
  tableName: string;
}

/** Call it once at the top of a test file; the API works from the first hook or test on. */
export function useApi(): Api {
  const tableName = `customers-${randomUUID()}`;
  Object.assign(process.env, environment, {
    TABLE_NAME: tableName,
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
  });
  const api = {} as Api;

  beforeAll(async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const { database } = await import('../src/customers/database.ts');
    await database.send(new CreateTableCommand(createTableInput(tableName)));
    Object.assign(api, await connect(tableName, database));
  });
  afterAll(async () => {
    await api.database.send(new DeleteTableCommand({ TableName: tableName }));
    vi.restoreAllMocks();
  });
  return api;
}

async function connect(tableName: string, database: DynamoDBClient): Promise<Api> {
  const documents = DynamoDBDocumentClient.from(database, { marshallOptions: { removeUndefinedValues: true } });
  const handlers: Record<OperationName, Handler> = {
    getCustomers: (await import('../src/handlers/get-customers.ts')).handler,
    createCustomer: (await import('../src/handlers/create-customer.ts')).handler,
    getCustomer: (await import('../src/handlers/get-customer.ts')).handler,
    updateCustomer: (await import('../src/handlers/update-customer.ts')).handler,
    deleteCustomer: (await import('../src/handlers/delete-customer.ts')).handler,
  };

  async function call(operation: OperationName, request: TestRequest = {}): Promise<TestAnswer> {
    const { statusCode, headers, body } = await handlers[operation](proxyEvent(operation, request), context);
    const json = body === '' ? undefined : JSON.parse(body);
    return {
      status: statusCode,
      headers: headers as Record<string, string>,
      customer: json,
      deleted: json,
      page: json,
      problem: json,
    };
  }

  async function walk(
    query: Record<string, string | number>,
    { othersDelete = false } = {},
  ): Promise<CustomerSummary[]> {
    const limit = Number(query.limit ?? 25);
    const rows: CustomerSummary[] = [];
    let cursor: string | null = null;
    do {
      const { status, page, problem } = await call('getCustomers', { query: { ...query, ...(cursor && { cursor }) } });
      if (status !== 200) throw new Error(`A page was refused: ${problem.title} ${problem.detail}`);
      if (page.nextCursor !== null && page.items.length !== limit)
        throw new Error('A page before the last is not full.');
      if (cursor !== null && page.items.length === 0 && !othersDelete) throw new Error('The last page is empty.');
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  }

  async function items(): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = [];
    let next: Record<string, unknown> | undefined;
    do {
      const scan = new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: next });
      const { Items = [], LastEvaluatedKey } = await documents.send(scan);
      all.push(...Items);
      next = LastEvaluatedKey;
    } while (next);
    return all;
  }

  async function faults(): Promise<Fault[]> {
    const found: Fault[] = [];
    for await (const fault of verifyTable({ client: documents, tableName })) found.push(fault);
    return found;
  }

  async function clear(): Promise<void> {
    await database.send(new DeleteTableCommand({ TableName: tableName }));
    await database.send(new CreateTableCommand(createTableInput(tableName)));
  }

  return { call, walk, items, faults, clear, database, documents, tableName };
}

function createTableInput(tableName: string): CreateTableCommandInput {
  const indexes = Object.entries(table.indexes);
  const attributes = [table, ...Object.values(table.indexes)].flatMap((keys) => keySchema(keys));
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table),
    AttributeDefinitions: [...new Set(attributes.map(({ AttributeName }) => AttributeName))].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S' as const,
    })),
    GlobalSecondaryIndexes: indexes.map(
      ([IndexName, index]): GlobalSecondaryIndex => ({
        IndexName,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.projected] },
      }),
    ),
  };
}

function keySchema(keys: { partitionKey: string; sortKey?: string }) {
  const { partitionKey, sortKey } = keys;
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}
