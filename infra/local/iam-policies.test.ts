import { expect, test } from 'vitest';
import type { DynamoDbAccess } from './dynamodb-access.ts';
import { rolePolicy } from './iam-policies.ts';
import type { PolicyStatement } from './resource-properties.ts';

const arn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Customers';
const access = (change: Partial<DynamoDbAccess> = {}): DynamoDbAccess => ({
  action: 'dynamodb:PutItem',
  resource: arn,
  leadingKeys: [],
  ...change,
});
const allow = (change: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: ['dynamodb:PutItem', 'dynamodb:Query'],
  Resource: [arn, `${arn}/index/*`],
  ...change,
});
const allows = (statements: PolicyStatement[], asked = access()) =>
  rolePolicy([{ Statement: statements }]).allowing(asked).length > 0;

test('allows what a statement names, by any of its actions and resources', () => {
  expect(allows([allow()])).toBe(true);
  expect(allows([allow()], access({ action: 'dynamodb:DeleteItem' }))).toBe(false);
  expect(allows([allow()], access({ resource: `${arn}2` }))).toBe(false);
  expect(allows([allow()], access({ action: 'dynamodb:Query', resource: `${arn}/index/name-index` }))).toBe(true);
  expect(allows([allow({ Action: 'DynamoDB:Put*' })])).toBe(true);
  expect(allows([allow({ Action: '*', Resource: '*' })])).toBe(true);
  expect(allows([allow({ Resource: arn.replace('mers', '????') })])).toBe(true);
  expect(allows([allow({ Resource: arn.replace('mers', '?') })])).toBe(false);
  expect(allows([allow({ Resource: arn.replace('mers', '....') })])).toBe(false);
});

test('refuses what another statement denies, and what none allows', () => {
  expect(allows([allow(), allow({ Effect: 'Deny', Action: 'dynamodb:*' })])).toBe(false);
  expect(allows([])).toBe(false);
});

test('holds conditions on the partition key and on the transaction', () => {
  const leading = allow({
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CUSTOMER#*', 'EMAIL#*'] } },
  });
  expect(allows([leading], access({ leadingKeys: ['CUSTOMER#1'] }))).toBe(true);
  expect(allows([leading], access({ leadingKeys: ['CUSTOMER#1', 'TOKEN#ad'] }))).toBe(false);
  const transaction = allow({
    Condition: { StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' } },
  });
  expect(allows([transaction], access({ enclosingOperation: 'TransactWriteItems' }))).toBe(true);
  expect(allows([transaction])).toBe(false);
});

test('names every pair of action and resource as a grant, of DynamoDB only', () => {
  const unknown = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
  const { grants } = rolePolicy([
    { Statement: [allow(), { Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*', Condition: unknown }] },
  ]);
  expect(grants).toEqual([
    { action: 'dynamodb:PutItem', resource: arn },
    { action: 'dynamodb:PutItem', resource: `${arn}/index/*` },
    { action: 'dynamodb:Query', resource: arn },
    { action: 'dynamodb:Query', resource: `${arn}/index/*` },
  ]);
});

test('stops at what it does not evaluate', () => {
  const notAction = { Effect: 'Allow', NotAction: 'dynamodb:Scan', Resource: '*' } as PolicyStatement;
  expect(() => rolePolicy([{ Statement: [notAction] }])).toThrow('NotAction');
  const ip = allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } });
  expect(() => rolePolicy([{ Statement: [ip] }])).toThrow('IpAddress on aws:SourceIp');
});
