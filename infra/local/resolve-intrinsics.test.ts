import { expect, test } from 'vitest';
import { resolveIntrinsics } from './resolve-intrinsics.ts';

const template = {
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': '${AWS::Region}-named' } } },
    Role: { Type: 'AWS::IAM::Role' },
    Api: { Type: 'AWS::ApiGateway::RestApi' },
  },
};
const resolve = (value: unknown) => resolveIntrinsics(template, value);

test.each([
  [{ Ref: 'Table' }, 'Table'],
  [{ Ref: 'Named' }, 'eu-central-1-named'],
  [{ Ref: 'AWS::Partition' }, 'aws'],
  [{ 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:dynamodb:eu-central-1:000000000000:table/eu-central-1-named'],
  [{ 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/Role'],
  [{ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, 'Api/root'],
  [{ 'Fn::Join': ['/', ['a', { Ref: 'Table' }]] }, 'a/Table'],
  [
    { 'Fn::Sub': '${Table}:${Table.Arn}:${!Table}' },
    'Table:arn:aws:dynamodb:eu-central-1:000000000000:table/Table:${Table}',
  ],
  [{ 'Fn::Sub': ['${a}-${Table}', { a: { Ref: 'Api' } }] }, 'Api-Table'],
  [
    { list: [{ Ref: 'Table' }], plain: 1, nothing: null },
    { list: ['Table'], plain: 1, nothing: null },
  ],
])('resolves %j', (value, expected) => {
  expect(resolve(value)).toEqual(expected);
});

test.each([
  [{ 'Fn::If': ['a', 'b', 'c'] }, 'uses Fn::If'],
  [{ Ref: 'Nobody' }, 'refers to Nobody'],
  [{ 'Fn::GetAtt': ['Table', 'StreamArn'] }, 'does not know StreamArn of AWS::DynamoDB::Table (Table)'],
])('refuses what it does not know: %j', (value, message) => {
  expect(() => resolve(value)).toThrow(message);
});
