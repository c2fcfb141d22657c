import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { assertPortsFree } from './ports.ts';

// On some systems another server can have the port at ::1 alone, and browsers ask there first for "localhost".
const hosts = [
  '127.0.0.1',
  ...(Object.values(networkInterfaces())
    .flat()
    .some((at) => at?.address === '::1')
    ? ['::1']
    : []),
];

test.for(hosts)('a port in use at %s is named, with the variable that moves it', async (host) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ports = { PORTAL_PORT: { port, what: 'portal' }, CDN_PORT: { port: 0, what: 'CDN' } };
  await expect(assertPortsFree(ports)).rejects.toThrow(
    `Port ${port} (portal) is in use. Stop what uses it, or choose another: PORTAL_PORT=${port + 1} npm start`,
  );
});

test('two variables with one port are named; any number may ask for a free one', async () => {
  const ports = (portal: number, cdn: number) => ({
    PORTAL_PORT: { port: portal, what: 'portal' },
    CDN_PORT: { port: cdn, what: 'CDN' },
  });
  await expect(assertPortsFree(ports(0, 0))).resolves.toBeUndefined();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await expect(assertPortsFree(ports(port, port))).rejects.toThrow(
    `PORTAL_PORT and CDN_PORT are both ${port}. Choose another: CDN_PORT=${port + 1} npm start`,
  );
});
