import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { writeFixtureAssembly } from '../test/fixture-assembly.ts';
import { startBackend } from './start-backend.ts';

/** Makes a call of DynamoDB; answers what DynamoDB answers, or that there was no whole answer. */
const caller = (operation: string, input: object) => `export const handler = async () => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.${operation}' };
  const body = '${JSON.stringify(input)}';
  const call = fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, { method: 'POST', headers, body });
  const answer = await call.then((response) => response.text()).catch(() => 'broke off');
  return { statusCode: 200, body: answer };
};`;
const TransactItems = [{ Get: { TableName: 'T' } }, { Put: { TableName: 'T' } }];
const role = { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A backend whose functions may get items alone, and whose DynamoDB answers like this. */
async function backendOn(answer: (response: ServerResponse) => void, properties: object = {}) {
  const database: Server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
  ends.push(() => database.close());
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }];
  const { folder, remove } = writeFixtureAssembly({
    methods: [
      { route: 'GET /call', handler: caller('GetItem', { TableName: 'T' }), function: role },
      { route: 'GET /transaction', handler: caller('TransactWriteItems', { TransactItems }), function: role },
    ],
    resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement } }], ...properties } },
    },
  });
  ends.push(remove);
  const endpoint = `http://127.0.0.1:${(database.address() as AddressInfo).port}`;
  const logged: string[] = [];
  const backend = await startBackend({
    apiPort: 0,
    dynamodb: { endpoint },
    assembly: folder,
    functionLog: (line) => logged.push(line),
  });
  ends.push(() => backend.stop());
  return { call: async (path = '/call') => (await fetch(backend.apiUrl + path)).text(), logged };
}

test('hands on what DynamoDB answers', async () => {
  const { call } = await backendOn((response) => response.end('{"Item":{}}'));
  expect(await call()).toBe('{"Item":{}}');
});

test.each([
  ['closes', ({ socket }: ServerResponse) => socket?.destroy()],
  ['resets', ({ socket }: ServerResponse) => socket?.resetAndDestroy()],
])('ends the call when DynamoDB %s the connection in the middle of its answer', async (_how, breakOff) => {
  const { call, logged } = await backendOn((response) => {
    response.writeHead(200, { 'content-length': 1_000 });
    response.write('{', () => setTimeout(() => breakOff(response), 50));
  });
  expect(await call()).toBe('broke off');
  expect(logged).toEqual([expect.stringContaining('broke off')]);
});

test('refuses a transaction that does one thing more than is granted', async () => {
  const { call, logged } = await backendOn((response) => response.end('{}'));
  expect(JSON.parse(await call('/transaction'))).toMatchObject({ __type: expect.stringContaining('AccessDenied') });
  expect(logged).toEqual([expect.stringContaining('is not authorized to perform: dynamodb:PutItem on resource: T')]);
});

test('does not start with a role whose policies the template does not hold', async () => {
  const managed = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess'] };
  await expect(backendOn(() => {}, managed)).rejects.toThrow('Role has managed policies');
});
