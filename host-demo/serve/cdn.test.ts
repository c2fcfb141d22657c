import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cdnSite } from './cdn.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

const widgets = mkdtempSync(join(tmpdir(), 'cdn-'));
let server: StaticServer;

function write(file: string, text: string) {
  mkdirSync(dirname(join(widgets, file)), { recursive: true });
  writeFileSync(join(widgets, file), text);
}

const listed = { version: '0.1.0', global: 'customer_list_0_1_0', entry: 'remoteEntry.js', integrity: {} };

/** A build as it lies in its folder. */
function release(version: string) {
  write(`customer-list/dist/${version}/remoteEntry.js`, `// ${version}`);
  write('customer-list/dist/release.json', JSON.stringify({ ...listed, widget: 'customer-list', folder: version }));
}

beforeAll(async () => {
  release('0.1.0-0a1b2c3d');
  write('customer-list/dist/build/remoteEntry.js', '// not a release');
  write('customer-list/package.json', '{}');
  write('customer-form/package.json', '{}');
  write('embed/dist/embed.js', 'const publishedChannel=null;\n// the loader');
  server = await startStaticServer(cdnSite(widgets), { port: 0 });
});
afterAll(async () => {
  await server.stop();
  rmSync(widgets, { recursive: true });
});

const get = (path: string) => fetch(server.url + path);

test('a release is served for ever, to every origin', async () => {
  const response = await get('/customer-list/0.1.0-0a1b2c3d/remoteEntry.js');
  expect(await response.text()).toBe('// 0.1.0-0a1b2c3d');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

test('the channel names the newest release, as soon as it is built, and no widget that is not', async () => {
  const channel = (version: string) => ({
    widgets: { 'customer-list': { ...listed, url: `customer-list/${version}/` } },
  });
  expect(await (await get('/v1.json')).json()).toEqual(channel('0.1.0-0a1b2c3d'));
  release('0.1.0-4e5f6071');
  const response = await get('/v1.json');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.json()).toEqual(channel('0.1.0-4e5f6071'));
  expect((await get('/customer-list/0.1.0-0a1b2c3d/remoteEntry.js')).status).toBe(200);
});

test('the loader is asked about each time and has the channel in it', async () => {
  const response = await get('/embed.js');
  const [first = '', rest] = (await response.text()).split('\n');
  expect(JSON.parse(first.slice('const publishedChannel='.length, -1))).toEqual(await (await get('/v1.json')).json());
  expect(rest).toBe('// the loader');
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/',
  '/customer-list/',
  '/customer-list/release.json',
  '/customer-list/build/remoteEntry.js',
  '/customer-list/0.1.0-0a1b2c3d',
  '/customer-list/0.1.0-0a1b2c3d/',
  '/customer-list/0.1.0-ffffffff/remoteEntry.js',
  '/customer-list/%2e%2e/package.json',
  '/customer-form/0.1.0-0a1b2c3d/remoteEntry.js',
  '/embed/0.1.0-0a1b2c3d/embed.js',
  '/package.json',
])('%s is a 404 that a page may read', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('cache-control')).toBe('no-store');
});
