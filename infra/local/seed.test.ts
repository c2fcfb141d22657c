import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { seedCustomers } from './seed.ts';

test('writes nothing more after one customer has failed', async () => {
  let writes = 0;
  const held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'GET') response.end('{"items":[]}');
    else {
      writes += 1;
      if (writes > 1 && writes <= 4) held.push(response);
      else response.writeHead(writes === 1 ? 500 : 201).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seeding = seedCustomers({ apiUrl, count: 100, concurrency: 4 });
  const ended = vi.fn();
  seeding.catch(ended);
  await vi.waitFor(() => expect(held).toHaveLength(3));
  expect(ended, 'before those under way have their answers').not.toHaveBeenCalled();
  for (const response of held) response.writeHead(201).end();
  await expect(seeding).rejects.toThrow('answered 500');
  expect(writes).toBeLessThan(20);
  server.close();
});
