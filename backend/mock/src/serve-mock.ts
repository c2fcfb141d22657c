/**
 * The mock on a real port, for curl, other processes and the conformance suite. Adds what only HTTP has: CORS, the
 * gateway's limit on bodies, and compression. It listens on this machine alone unless told otherwise.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { corsRequestHeaders, corsResponseHeaders } from '@customer-kit/contract';
import { type CustomerMock, type CustomerMockOptions, createCustomerMock } from './customer-mock.ts';

/** API Gateway's limit. The rest of a longer body is read and thrown away, so that the client gets its answer. */
const bodyLimitBytes = 10 * 1024 * 1024;

/** Answers from so many bytes on are compressed, as the deployed gateway is told to. */
const leastToCompress = 1_024;

/** `mock` for one you made (its `baseUrl` plays no part here), or the options of a new one. */
export type ServeMockOptions = {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
} & ({ mock: CustomerMock } | Omit<CustomerMockOptions, 'baseUrl'>);

export interface ServedMock {
  /** Base URL of the API, without a trailing slash. */
  readonly url: string;
  readonly mock: CustomerMock;
  /** Ends connections, too; resolves when none is left. */
  close(): Promise<void>;
}

/** Serves the mock over HTTP, until `close`. Rejects when the port is taken (`EADDRINUSE`). */
export async function serveMock({
  port = 0,
  host = '127.0.0.1',
  ...options
}: ServeMockOptions = {}): Promise<ServedMock> {
  const mock = 'mock' in options ? options.mock : createCustomerMock({ ...options, baseUrl: 'http://mock.invalid' });
  const server = createServer((request, response) => {
    answer(mock, request, response).catch((error: unknown) => {
      // A defect of the mock, not of the request: the client sees a broken connection, the console the reason.
      console.error(error);
      response.destroy();
    });
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    mock,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

async function answer(mock: CustomerMock, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': corsResponseHeaders.join(', '),
  };
  if (incoming.method === 'OPTIONS') {
    outgoing.writeHead(204, {
      ...cors,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers': corsRequestHeaders.join(', '),
      'access-control-max-age': '600',
    });
    outgoing.end();
    return;
  }
  const closed = new AbortController();
  outgoing.once('close', () => closed.abort());
  const response = await mock.respond(await toRequest(mock.baseUrl, incoming, closed.signal));
  if (response.type === 'error') {
    outgoing.destroy(); // Offline.
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), ...cors };
  if (body.length < leastToCompress || !/\bgzip\b/.test(incoming.headers['accept-encoding'] ?? '')) {
    outgoing.writeHead(response.status, headers);
    outgoing.end(body);
  } else {
    outgoing.writeHead(response.status, { ...headers, 'content-encoding': 'gzip' });
    outgoing.end(await promisify(gzip)(body));
  }
}

async function toRequest(baseUrl: string, incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(incoming);
  return new Request(baseUrl + (incoming.url ?? '/'), { method, headers, body, signal });
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= bodyLimitBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
