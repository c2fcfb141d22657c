import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { PortInUse } from './ports.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

const text = 'export const answer = 42;\n'.repeat(100);
let server: StaticServer;

beforeAll(async () => {
  const site = {
    find: async (path: string) => {
      if (path === '/broken') throw new Error('The disk is gone.');
      if (path === '/old') return { redirect: '/new/' };
      return path === '/file.js' ? { name: path, body: Buffer.from(text) } : undefined;
    },
    headers: (path: string) => ({ 'cache-control': 'no-cache', 'x-path': path }),
    receiver: (path: string) => (path === '/posts' ? (body: Buffer) => body.toString() !== 'unreadable' : undefined),
  };
  server = await startStaticServer(site, { port: 0 });
});
afterAll(() => server.stop());

/** Not fetch, which decompresses by itself. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request(new URL(path, server.url), { headers, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.on('error', reject);
      sent.end();
    },
  );
}

describe('a file', () => {
  test('has its type, its length and the headers of its path; the query does not matter', async () => {
    const { status, headers, body } = await get('/file.js?v=1');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(text.length),
      'cache-control': 'no-cache',
      'x-path': '/file.js',
    });
    expect(body.toString()).toBe(text);
  });

  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip;q=1, br;q=0', 'gzip', gunzipSync],
  ] as const)('asked for with accept-encoding %s comes as %s', async (accept, encoding, decode) => {
    const { headers, body } = await get('/file.js', { 'accept-encoding': accept });
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
    expect(body.length).toBeLessThan(text.length / 10);
    expect(decode(body).toString()).toBe(text);
  });

  test('is not sent again to who has it', async () => {
    const first = await get('/file.js');
    const again = await get('/file.js', { 'if-none-match': String(first.headers.etag) });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await get('/file.js', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('HEAD answers the headers alone', async () => {
    const { status, headers, body } = await get('/file.js', {}, 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(text.length));
    expect(body.length).toBe(0);
  });
});

test('what is not there is a plain 404 with the headers of its path', async () => {
  const { status, headers, body } = await get('/nothing');
  expect(status).toBe(404);
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-path': '/nothing',
  });
  expect(body.toString()).toBe('Nothing at /nothing\n');
});

test('a redirect names the new path, with the query of the old one', async () => {
  expect(await get('/old')).toMatchObject({ status: 308, headers: { location: '/new/' } });
  expect(await get('/old?x=1&y=%3F?')).toMatchObject({ status: 308, headers: { location: '/new/?x=1&y=%3F?' } });
});

test('a failure is a 500 with the headers of its path, which no cache keeps', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  expect(await get('/broken')).toMatchObject({
    status: 500,
    headers: { 'cache-control': 'no-store', 'x-path': '/broken' },
  });
  expect(log).toHaveBeenCalledWith(new Error('The disk is gone.'));
});

test('other methods are refused, and those of the path named', async () => {
  expect(await get('/file.js', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  expect(await get('/posts', {}, 'PUT')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
});

describe('what is posted', () => {
  const post = async (body: BodyInit) => {
    const { status } = await fetch(`${server.url}/posts`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    return status;
  };

  test('is taken, or refused when it cannot be read', async () => {
    expect(await post('read')).toBe(204);
    expect(await post('unreadable')).toBe(400);
  });

  test('is refused above 64 kB, whether or not its length is told', async () => {
    const body = Buffer.alloc(65_537);
    expect(await post(body)).toBe(413);
    expect(await post(new Blob([body]).stream())).toBe(413);
    expect(await post(body.subarray(1))).toBe(204);
  });
});

test('a port in use is named', async () => {
  const port = Number(new URL(server.url).port);
  const site = { find: () => Promise.resolve(undefined), headers: () => ({}) };
  await expect(startStaticServer(site, { port })).rejects.toThrow(new PortInUse(port));
});
