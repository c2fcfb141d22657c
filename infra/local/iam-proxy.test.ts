import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { writeFixtureAssembly } from '../test/fixture-assembly.ts';
import { startBackend } from './start-backend.ts';

/** Calls DynamoDB; answers the status, or that there was no whole answer. */
const caller = `export const handler = async () => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.GetItem' };
  const call = fetch(process.env.AWS_ENDPOINT_URL_DYNAMODB, { method: 'POST', headers, body: '{"TableName":"T"}' });
  const body = await call.then((response) => response.text()).catch(() => 'broke off');
  return { statusCode: 200, body };
};`;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A backend whose DynamoDB answers like this. */
async function backendOn(answer: (response: ServerResponse) => void) {
  const database: Server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
  ends.push(() => database.close());
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }];
  const { folder, remove } = writeFixtureAssembly({
    methods: [{ route: 'GET /call', handler: caller, function: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } }],
    resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement } }] } } },
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
  return { call: async () => (await fetch(`${backend.apiUrl}/call`)).text(), logged };
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
