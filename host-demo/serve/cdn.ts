// The widget CDN of this machine: /<widget>/<release>/…, /v1.json (the channel) and /embed.js, straight from the
// builds' dist folders, with the headers of the CDN in the cloud.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cdnHeadersOf } from '@customer-kit/infra/cdn-headers';
import { buildsFolder, readChannel, withChannel } from './channel.ts';
import { decodeSegments, findFile } from './find-file.ts';
import type { Content, Site } from './static-server.ts';

/** Whatever else lies in a dist folder is no release, and must not be cached for ever. */
const releaseName = /^\d+\.\d+\.\d+.*-[0-9a-f]{8}$/;

export function cdnSite(widgetsFolder: string): Site {
  return { find: (path) => find(widgetsFolder, path), headers: cdnHeadersOf };
}

/** What `npm run release` made, as the CDN in the cloud serves it. */
export function releasesSite(cdnFolder: string): Site {
  return { find: (path) => read(cdnFolder, path), headers: cdnHeadersOf };
}

async function find(widgetsFolder: string, path: string): Promise<Content | undefined> {
  if (path === '/v1.json') {
    const channel = await readChannel(widgetsFolder);
    return { name: path, body: Buffer.from(`${JSON.stringify(channel, undefined, 2)}\n`) };
  }
  const [widget = '', release] = decodeSegments(path) ?? [];
  if (release === undefined) return readLoader(widgetsFolder, path);
  if (!releaseName.test(release)) return undefined;
  const dist = await buildsFolder(widgetsFolder, widget);
  return dist === undefined ? undefined : read(dist, path.slice(path.indexOf('/', 1)));
}

async function readLoader(widgetsFolder: string, path: string): Promise<Content | undefined> {
  const found = await read(join(widgetsFolder, 'embed', 'dist'), path);
  if (path !== '/embed.js' || !found) return found;
  return { ...found, body: Buffer.from(withChannel(found.body.toString(), await readChannel(widgetsFolder))) };
}

async function read(folder: string, path: string): Promise<Content | undefined> {
  const file = await findFile(folder, path);
  return file === undefined ? undefined : { name: file, body: await readFile(file) };
}
