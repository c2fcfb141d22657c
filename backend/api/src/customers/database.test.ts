import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { requestScope } from '../http/request-scope.ts';

const server = createServer(() => {}); // Takes every request and never answers.
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a call that gets no answer ends with the request it is for', async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  await import('../../test-support/environment.ts');
  const { answered, database, tableName } = await import('./database.ts');
  const get = new GetItemCommand({ TableName: tableName, Key: { pk: { S: 'a' }, sk: { S: '#' } } });
  const scope = { signal: AbortSignal.timeout(50), readUnits: 0, writeUnits: 0 };
  const call = requestScope.run(scope, () => answered((options) => database.send(get, options)));
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(scope.readUnits).toBe(0);
});
