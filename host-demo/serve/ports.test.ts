import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { assertPortsFree } from './ports.ts';

test('a port in use is named, with the variable that moves it', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ports = { PORTAL_PORT: { port, what: 'portal' }, CDN_PORT: { port: 0, what: 'CDN' } };
  await expect(assertPortsFree(ports)).rejects.toThrow(
    `Port ${port} (portal) is in use. Stop what uses it, or choose another: PORTAL_PORT=${port + 1} npm start`,
  );
});
