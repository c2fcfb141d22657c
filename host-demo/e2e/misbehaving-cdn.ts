/**
 * A widget CDN that fails on purpose, for the tests of the loader: each remote is served by a web server of its own, and
 * the channel, which another one serves, names them by their addresses.
 */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Content, type Site } from '../serve/static-server.ts';

/** What a server does to a request for a path that `on` matches. */
export type Fault =
  | { does: 'refuse' }
  | { does: 'hang' | 'truncate' | 'corrupt'; on?: RegExp }
  | { does: 'answer 500'; on?: RegExp }
  | { does: 'come late'; after: Promise<void>; on?: RegExp }
  /** Sends the file with one byte that is another. */
  | { does: 'change a byte'; on: RegExp };

export interface FaultyServer {
  url: string;
  /** Fails like this from now on; without a fault it serves again, to requests that come from now on. */
  set: (fault?: Fault) => Promise<void>;
  /** Paths asked for since the start. */
  asked: string[];
  stop: () => Promise<void>;
}

/** Serves a site on a port of its own; `find` may be changed by the test at any time. */
export async function startFaultyServer(site: Site): Promise<FaultyServer> {
  let fault: Fault | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    asked.push(path);
    answer(site, path, response, fault).catch(() => response.destroy());
  });
  const port = await listen(server, 0);
  return {
    url: `http://localhost:${port}`,
    asked,
    async set(next) {
      if (fault?.does === 'refuse' && next?.does !== 'refuse') await listen(server, port);
      if (next?.does === 'refuse' && fault?.does !== 'refuse') await close(server);
      fault = next;
    },
    stop: () => (fault?.does === 'refuse' ? Promise.resolve() : close(server)),
  };
}

async function answer(site: Site, path: string, response: ServerResponse, fault: Fault | undefined): Promise<void> {
  const hit = fault && (!('on' in fault) || !fault.on || fault.on.test(path)) ? fault : undefined;
  if (hit?.does === 'hang') return;
  if (hit?.does === 'come late') await hit.after;
  const found = (await site.find(path)) as Content | undefined;
  const type = path.endsWith('.js') ? 'text/javascript' : 'application/json';
  const headers = { ...site.headers(path), 'content-type': type };
  if (!found || hit?.does === 'answer 500') {
    response.writeHead(found ? 500 : 404, { ...headers, 'cache-control': 'no-store' }).end();
    return;
  }
  const { body } = found;
  if (hit?.does === 'truncate') {
    // Broken off in the middle: fewer bytes than the header says.
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return;
  }
  response.writeHead(200, headers).end(hit ? damaged(body, hit) : body);
}

function damaged(body: Buffer, { does }: Fault): Buffer {
  if (does === 'corrupt') return Buffer.from(body.map((byte, index) => (index % 100 === 99 ? byte ^ 1 : byte)));
  if (does !== 'change a byte') return body;
  // Another letter in the text of an error: the file would run as before.
  const copy = Buffer.from(body);
  const at = Math.max(copy.lastIndexOf('Error('), copy.lastIndexOf('mount'));
  copy[at + 4] = (copy[at + 4] ?? 0) ^ 1;
  return copy;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
