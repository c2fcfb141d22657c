import { expect, test } from 'vitest';
import { accessesOf } from './dynamodb-access.ts';

const arn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Customers';
const partitionKeys = new Map([
  ['', 'pk'],
  ['name-index', 'listed'],
]);
const tables = new Map([['Customers', { arn, partitionKeys }]]);
const TableName = 'Customers';
const key = { pk: { S: 'CUSTOMER#1' }, sk: { S: '-' } };

test('reads one item as an access of its table', () => {
  expect(accessesOf('GetItem', { TableName, Key: key }, tables)).toEqual([
    { action: 'dynamodb:GetItem', resource: arn, leadingKeys: ['CUSTOMER#1'] },
  ]);
  expect(accessesOf('GetItem', { TableName: arn, Key: key }, tables)[0]?.resource).toBe(arn);
});

test('reads a query of an index as an access of the index', () => {
  const query = {
    TableName,
    IndexName: 'name-index',
    KeyConditionExpression: '#p = :p AND begins_with(nameKey, :n)',
    ExpressionAttributeNames: { '#p': 'listed' },
    ExpressionAttributeValues: { ':p': { S: 'CUSTOMERS' }, ':n': { S: 'a' } },
  };
  expect(accessesOf('Query', query, tables)).toEqual([
    { action: 'dynamodb:Query', resource: `${arn}/index/name-index`, leadingKeys: ['CUSTOMERS'] },
  ]);
});

test('reads a transaction by its items, and tells that they are part of one', () => {
  const TransactItems = [
    { Put: { TableName, Item: { ...key, n: { S: 'Ada' } } } },
    { Update: { TableName, Key: key } },
    { Delete: { TableName, Key: key } },
    { ConditionCheck: { TableName, Key: key } },
  ];
  expect(accessesOf('TransactWriteItems', { TransactItems }, tables)).toEqual(
    ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map((action) => ({
      action: `dynamodb:${action}`,
      resource: arn,
      leadingKeys: ['CUSTOMER#1'],
      enclosingOperation: 'TransactWriteItems',
    })),
  );
});

test('reads batches by their tables', () => {
  const reads = accessesOf('BatchGetItem', { RequestItems: { Customers: { Keys: [key, key] } } }, tables);
  expect(reads).toEqual([
    { action: 'dynamodb:BatchGetItem', resource: arn, leadingKeys: ['CUSTOMER#1', 'CUSTOMER#1'] },
  ]);
  const writes = accessesOf('BatchWriteItem', { RequestItems: { Customers: [{ PutRequest: { Item: key } }] } }, tables);
  expect(writes).toEqual([{ action: 'dynamodb:BatchWriteItem', resource: arn, leadingKeys: ['CUSTOMER#1'] }]);
});

test('leaves nothing to guess: what names no table of the template is an access of what no policy names', () => {
  expect(accessesOf('ListTables', {}, tables)).toEqual([
    { action: 'dynamodb:ListTables', resource: '*', leadingKeys: [] },
  ]);
  expect(accessesOf('Scan', { TableName: 'Others' }, tables)[0]?.resource).toBe('Others');
});
