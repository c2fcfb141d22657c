// The handlers beside a DynamoDB that fails, try by try, in ways that DynamoDB Local never does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type OperationName, operations, type Problem } from '@customer-kit/contract';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { context, proxyEvent, type TestRequest } from '../../test-support/proxy-event.ts';

/** What a try gets. */
type Try = (response: ServerResponse) => void;

const hangs: Try = () => {};
const breaksOff: Try = (response) => response.destroy();
const breaksOffHalfWay: Try = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': '100' });
  response.write('{"Item":', () => response.destroy());
};
const answers =
  (status: number, body: object | string): Try =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const fails = (status: number, name: string) => answers(status, { __type: `com.amazonaws.dynamodb.v20120810#${name}` });
const throttles = fails(400, 'ProvisionedThroughputExceededException');

let tries: Try[] = [];
/** The calls of the test. */
const received: { ClientRequestToken?: string }[] = [];
const server = createServer((request, response) => void serve(request, response));

/** The last of `tries` goes on for ever. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  received.push((await json(request)) as (typeof received)[number]);
  (tries.length > 1 ? tries.shift() : tries[0])?.(response);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await import('../../test-support/environment.ts');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  // The SDK waits for a random part of its delays: none.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
beforeEach(() => {
  received.length = 0;
  // A client of its own for each test: one that has failed often tries less.
  vi.resetModules();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What the handler of an operation answers when its tries of the table go so. */
async function call(operation: OperationName, request: TestRequest, ...meanwhile: Try[]) {
  tries = meanwhile;
  const handlers = {
    getCustomer: () => import('./get-customer.ts'),
    getCustomers: () => import('./get-customers.ts'),
    createCustomer: () => import('./create-customer.ts'),
  };
  const { handler } = await handlers[operation as keyof typeof handlers]();
  const { statusCode, headers = {}, body } = await handler(proxyEvent(operation, request), context);
  const { type = '' } = JSON.parse(body) as Partial<Problem>;
  return { status: statusCode, problem: type.split(':').at(-1), retryAfter: headers['retry-after'] };
}

const read = (...meanwhile: Try[]) =>
  call('getCustomer', { params: operations.getCustomer.example.params }, ...meanwhile);
const create = (...meanwhile: Try[]) =>
  call('createCustomer', { body: operations.createCustomer.example.body }, ...meanwhile);

const busy = { status: 503, problem: 'unavailable', retryAfter: '1' };
const unknown = { status: 504, problem: 'timed-out', retryAfter: '1' };

test('asks again when no answer comes, while there is time for one', async () => {
  expect(await read(hangs, answers(200, {}))).toMatchObject({ status: 404 });
  expect(received).toHaveLength(2);
});

test('writes what got no answer again under the token by which the table knows it', async () => {
  expect(await create(breaksOff, hangs, answers(200, {}))).toMatchObject({ status: 201 });
  const tokens = received.map(({ ClientRequestToken }) => ClientRequestToken);
  expect(tokens).toEqual([expect.stringMatching(/./), tokens[0], tokens[0]]);
});

test.each([
  ['breaks off', breaksOff],
  ['breaks off half way through its answer', breaksOffHalfWay],
  ['fails', fails(500, 'InternalServerError')],
  ['is out of service', fails(503, 'ServiceUnavailable')],
  ['has something before it that is', answers(503, '<h1>Service Unavailable</h1>')],
])('a table that %s keeps a reader waiting, and a writer in doubt', async (_, everyTry) => {
  expect(await read(everyTry)).toEqual(busy);
  expect(received).toHaveLength(4);
  expect(await call('getCustomers', {}, everyTry)).toEqual(busy);
  expect(await create(everyTry)).toEqual(unknown);
  expect(received).toHaveLength(12);
});

test.each(['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'ThrottlingException'])(
  'of %s a writer knows that nothing was written',
  async (name) => {
    expect(await create(fails(400, name))).toEqual(busy);
    expect(received).toHaveLength(4);
  },
);

test.each([
  ['got no answer', breaksOff],
  ['failed', fails(500, 'InternalServerError')],
  ['is still at work', fails(400, 'TransactionInProgressException')],
])('a writer is in doubt when one try %s, however sure the last one is', async (_, firstTry) => {
  expect(await create(firstTry, throttles)).toEqual(unknown);
});

test('what asking again would not change is an error of ours', async () => {
  expect(await read(fails(400, 'ResourceNotFoundException'))).toMatchObject({ status: 500 });
  expect(await create(fails(400, 'AccessDeniedException'))).toMatchObject({ status: 500 });
  expect(received).toHaveLength(2);
});
