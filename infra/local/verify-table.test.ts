// `npm run verify-table -- --table NAME` on a table at the end of its capacity: a server that throttles as AWS does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

const guard = { pk: { S: 'EMAIL#ann@example.com' }, sk: { S: '#' }, customerId: { S: 'c-1' } };
const error = (type: string, more = {}) => ({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, ...more });
const cancelled = (Code: string) =>
  error('TransactionCanceledException', { CancellationReasons: [{ Code }, { Code: 'None' }] });

/** What comes before the answers of a table in peace: of scans, one more than a client takes by default. */
const throttled: Record<string, object[]> = {
  Scan: Array.from({ length: 4 }, () => error('ProvisionedThroughputExceededException')),
  TransactGetItems: [cancelled('ThrottlingError'), cancelled('ProvisionedThroughputExceeded')],
};

function inPeace(operation: string, { Segment }: { Segment?: number }): object {
  if (operation === 'DescribeTable') return { Table: { ItemCount: 1 } };
  if (operation === 'Scan') return { Items: Segment === 0 ? [guard] : [] };
  if (operation === 'BatchGetItem') return { Responses: {} };
  return { Responses: [{ Item: guard }, {}] };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const body = (await json(request)) as { Segment?: number };
  const refusal = body.Segment ? undefined : throttled[operation]?.shift();
  response.writeHead(refusal ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(refusal ?? inPeace(operation, body)));
}

/** An environment in which DynamoDB answers so. */
async function serve(listener: RequestListener): Promise<Record<string, string>> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
}

async function verify(table: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'verify-table.ts'), '--table', table], {
    env: { PATH: process.env.PATH, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

test('says what it needs to read a table on AWS', { timeout: 60_000 }, async () => {
  const nobody = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  };
  const nowhere = await verify('far', nobody);
  expect([nowhere.code, nowhere.output]).toEqual([2, expect.stringContaining('Set AWS_REGION')]);
  const unknown = await verify('far', { ...nobody, AWS_REGION: 'eu-central-1' });
  expect([unknown.code, unknown.output]).toEqual([2, expect.stringContaining('Sign in')]);
});

test('says where it looked for a table on AWS that is not there', { timeout: 60_000 }, async () => {
  const env = await serve((request, response) => {
    request.resume();
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(error('ResourceNotFoundException')));
  });
  const { code, output } = await verify('far', env);
  expect(code).toBe(2);
  expect(output).toContain('There is no table far on AWS');
  expect(output).toContain('AWS_REGION');
  expect(output, 'makes tables on this machine').not.toContain('npm start');
});

test('waits for a table that throttles and reports what it finds', { timeout: 60_000 }, async () => {
  const env = await serve((request, response) => void answer(request, response));
  const { code, output } = await verify('busy', env);
  expect(output).toContain('guard-without-customer');
  expect(output).toContain('busy on AWS: 1 items, 1 faults.');
  expect(output, 'the same table').toContain('Mend them: npm run verify-table -- --table busy --repair');
  expect(code).toBe(1);
  expect(throttled).toEqual({ Scan: [], TransactGetItems: [] });
});
