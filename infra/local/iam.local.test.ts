// The policies of the synthesized template, changed for each test as a change of the CDK would change them.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@customer-kit/contract';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Backend, type DynamoDb, startBackend, startDynamoDb, synthesize } from './index.ts';
import type { Template } from './resolve-intrinsics.ts';
import type { PolicyDocument } from './resource-properties.ts';

const folder = mkdtempSync(join(tmpdir(), 'customer-kit-iam-'));
const synthesized = join(folder, 'cdk.out');
let dynamodb: DynamoDb;
beforeAll(async () => {
  await synthesize(synthesized);
  dynamodb = await startDynamoDb();
});
afterAll(async () => {
  await dynamodb.stop();
  rmSync(folder, { recursive: true });
});

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { stop } of running.splice(0)) await stop();
});

/** Starts the backend with the DynamoDB statement of one function's role changed. */
async function startWith(operation: string, change: (actions: string[]) => string[]) {
  const assembly = join(folder, operation);
  cpSync(synthesized, assembly, { recursive: true });
  const file = join(assembly, 'CustomerKit-dev.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    if (Type !== 'AWS::IAM::Policy' || !id.includes(operation)) continue;
    for (const statement of (Properties?.PolicyDocument as PolicyDocument | undefined)?.Statement ?? []) {
      const actions = [statement.Action ?? []].flat();
      if (actions.some((action) => action.startsWith('dynamodb:'))) statement.Action = change(actions);
    }
  }
  writeFileSync(file, JSON.stringify(template));
  const logged: string[] = [];
  const functionLog = (line: string) => void logged.push(line);
  const backend = await startBackend({ apiPort: 0, assembly, dynamodb, functionLog });
  running.push(backend);
  return { ...backend, logged };
}

const signedIn = ({ token }: Backend) => ({ authorization: `Bearer ${token(['customers/read', 'customers/write'])}` });

const create = (backend: Backend) =>
  fetch(`${backend.apiUrl}/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedIn(backend) },
    body: JSON.stringify(operations.createCustomer.example.body),
  });

test('refuses what the role of a function does not allow, and names function, action and resource', async () => {
  const backend = await startWith('CreateCustomer', () => ['dynamodb:GetItem']);
  const { apiUrl, iamReport, logged, tableName } = backend;
  expect((await create(backend)).status).toBe(500);
  const denied = {
    function: expect.stringContaining('CreateCustomer'),
    action: 'dynamodb:PutItem',
    resource: `arn:aws:dynamodb:eu-central-1:000000000000:table/${tableName}`,
  };
  expect(iamReport().denied).toEqual([denied]);
  // What the function itself logged of AWS's answer.
  expect(logged.find((line) => line.includes('"error"'))).toContain(
    'because no identity-based policy allows the dynamodb:PutItem action',
  );
  const list = await fetch(`${apiUrl}/customers`, { headers: signedIn(backend) });
  expect(((await list.json()) as { items: unknown[] }).items).toEqual([]);
});

test('reports what a role allows and nobody used', async () => {
  const backend = await startWith('GetCustomerFunction', (actions) => actions);
  const { iamReport, tableName } = backend;
  const before = iamReport().unused.filter((grant) => grant.function.includes('CreateCustomer'));
  expect(before.map(({ action }) => action)).toEqual(['dynamodb:PutItem']);
  expect((await create(backend)).status).toBe(201);
  expect(iamReport().unused.filter((grant) => grant.function.includes('CreateCustomer'))).toEqual([]);

  const generous = await startWith('CreateCustomer', (actions) => [...actions, 'dynamodb:Scan']);
  await create(generous);
  expect(generous.iamReport().unused).toContainEqual({
    function: expect.stringContaining('CreateCustomer'),
    action: 'dynamodb:Scan',
    resource: `arn:aws:dynamodb:eu-central-1:000000000000:table/${tableName}`,
  });
});
