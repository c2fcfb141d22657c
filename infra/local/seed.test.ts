import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seedCustomers } from './seed.ts';

test('writes nothing more after one customer has failed', async () => {
  let writes = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'GET') response.end('{"items":[]}');
    else {
      writes += 1;
      response.writeHead(writes === 1 ? 500 : 201).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(seedCustomers({ apiUrl, count: 100, concurrency: 4 })).rejects.toThrow('answered 500');
  await setTimeout(100);
  expect(writes).toBeLessThan(20);
  server.close();
});
