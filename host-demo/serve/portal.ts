// The portal's origin: the built portal, /endpoints.json (where everything is) and the plain page under /plain/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFile } from './find-file.ts';
import { root } from './root.ts';
import type { Content, Site } from './static-server.ts';

/** Base URLs, as `/endpoints.json` gives them. `api` is null when there is no backend: the portal's own mock answers. */
export interface Endpoints {
  portal: string;
  api: string | null;
  cdn: string;
}

/** The addresses that pages without a build have in their source, as a reader would paste them. */
const written = { portal: 'http://localhost:3000', cdn: 'http://localhost:3100', api: 'http://localhost:4000' };

/** `script` goes into every page. */
export function portalSite(endpoints: () => Endpoints, script?: string): Site {
  return {
    headers: () => ({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }),
    async find(path) {
      if (path === '/endpoints.json') {
        return { name: path, body: Buffer.from(`${JSON.stringify(endpoints(), undefined, 2)}\n`) };
      }
      if (path === '/plain') return { redirect: '/plain/' };
      if (path.startsWith('/plain/')) {
        const page = await read(join(root, 'host-demo/hosts/plain'), path.slice('/plain'.length));
        return page && withScript(moved(page, endpoints()), script);
      }
      const content = await read(join(root, 'host-demo/portal/dist'), path);
      return content && withScript(content, script);
    },
  };
}

async function read(folder: string, path: string): Promise<Content | undefined> {
  const file = await findFile(folder, path.endsWith('/') ? `${path}index.html` : path);
  return file === undefined ? undefined : { name: file, body: await readFile(file) };
}

/** A page with the addresses it has in its source replaced by where things are in this run. */
function moved(page: Content, endpoints: Endpoints): Content {
  if (!isPage(page)) return page;
  let html = page.body.toString('utf8');
  for (const [name, address] of Object.entries(written)) {
    html = html.replaceAll(address, endpoints[name as keyof Endpoints] ?? address);
  }
  return { ...page, body: Buffer.from(html) };
}

function withScript(page: Content, script: string | undefined): Content {
  if (!script || !isPage(page)) return page;
  return { ...page, body: Buffer.concat([page.body, Buffer.from(`<script>${script}</script>\n`)]) };
}

const isPage = ({ name }: Content) => name.endsWith('.html');
