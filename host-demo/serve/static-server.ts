// One small web server for the CDN and the portal: GET and HEAD, compressed, with entity tags, and POST where a
// site takes it; on this machine only.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PortInUse } from './ports.ts';

export interface Content {
  /** File name or extension: decides the content type. */
  name: string;
  body: Buffer;
}

export interface Site {
  /** What is at a path (as in the URL, undecoded, without query), or undefined: answered 404. */
  find(path: string): Promise<Content | { redirect: string } | undefined>;
  /** Headers of an answer for a path, errors included. */
  headers(path: string): Record<string, string>;
  /** What takes a body posted to a path, and returns false when it cannot read that; undefined where nothing is taken. */
  receiver?(path: string): ((body: Buffer) => boolean) | undefined;
}

export interface StaticServer {
  url: string;
  stop: () => Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};
const compressible = /^(text\/|application\/json|image\/svg)/;
/** As CloudFront: smaller files are not worth it. */
const leastToCompress = 1_000;
/** In bytes. */
const mostPosted = 65_536;

const encoders = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof encoders;

/** Serves a site on 127.0.0.1; port 0 is any free one. Rejects with `PortInUse` when the port is taken. */
export async function startStaticServer(site: Site, { port }: { port: number }): Promise<StaticServer> {
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    answer(site, compressed, request, response).catch((error: unknown) => {
      console.error(error);
      sendText(response, 500, 'The server failed; its log says why.', site.headers(pathOf(request)));
    });
  });
  await listen(server, port);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(site: Site, compressed: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse) {
  const path = pathOf(request);
  const headers = site.headers(path);
  const plain = (status: number, text: string, more = {}) => sendText(response, status, text, { ...headers, ...more });

  const receive = site.receiver?.(path);
  if (request.method === 'POST' && receive) {
    const body = await readBody(request);
    if (!body) plain(413, `More than ${mostPosted} bytes are not taken here.`, { connection: 'close' });
    else if (receive(body)) send(response, 204, headers, undefined);
    else plain(400, 'What was posted cannot be read.');
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const allow = receive ? 'GET, HEAD, POST' : 'GET, HEAD';
    plain(405, `Answered here: ${allow}.`, { allow });
    return;
  }
  const found = await site.find(path);
  if (!found) {
    plain(404, `Nothing at ${path}`);
    return;
  }
  if ('redirect' in found) {
    const location = found.redirect + (request.url ?? '').slice(path.length);
    plain(308, `See ${location}`, { location });
    return;
  }

  const type = types[extname(found.name)] ?? 'application/octet-stream';
  const digest = createHash('sha256').update(found.body).digest('base64url').slice(0, 22);
  const worthIt = compressible.test(type) && found.body.length >= leastToCompress;
  const encoding = worthIt ? encodingFor(request.headers['accept-encoding']) : undefined;
  Object.assign(headers, { 'content-type': type, etag: `"${digest}${encoding ? `-${encoding}` : ''}"` });
  if (worthIt) headers.vary = 'accept-encoding';
  if (encoding) headers['content-encoding'] = encoding;

  if (listed(request.headers['if-none-match'], headers.etag ?? '')) {
    send(response, 304, headers, undefined);
    return;
  }
  const body = encoding ? await compress(compressed, found.body, digest, encoding) : found.body;
  send(response, 200, headers, body);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** Undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Destroyed, the request could not be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostPosted) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function encodingFor(accept = ''): Encoding | undefined {
  const accepted = accept.split(',').map((part) => part.trim().split(';'));
  return (['br', 'gzip'] as const).find((name) =>
    accepted.some(([token, weight]) => token === name && !/^\s*q=0(\.0*)?$/.test(weight ?? '')),
  );
}

async function compress(cache: Map<string, Buffer>, body: Buffer, digest: string, encoding: Encoding): Promise<Buffer> {
  const key = `${digest}-${encoding}`;
  const kept = cache.get(key);
  if (kept) return kept;
  const made = await encoders[encoding](body);
  cache.set(key, made);
  return made;
}

function listed(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

/** For everything but a site's files: no cache keeps it. */
function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string>) {
  const own = { 'cache-control': 'no-store', 'content-type': types['.txt'] ?? '' };
  send(response, status, { ...headers, ...own }, Buffer.from(`${text}\n`));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer | undefined) {
  response.writeHead(status, body ? { ...headers, 'content-length': body.length } : headers);
  // For HEAD, Node leaves the body out.
  response.end(body);
}
