// The portal's origin: the built portal, /endpoints.json (where everything is) and the other hosts under /hosts/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFile } from './find-file.ts';
import { accessToken, findInHosts, policyOf } from './hosts.ts';
import { root } from './root.ts';
import type { Content, Site } from './static-server.ts';

/** Base URLs, as `/endpoints.json` gives them. `api` is null when there is no backend: the portal's own mock answers. */
export interface Endpoints {
  portal: string;
  api: string | null;
  cdn: string;
}

/** The newest are kept. */
const mostReports = 100;

/** `script` goes into every page without a Content Security Policy. */
export function portalSite(endpoints: () => Endpoints, script?: string): Site {
  const reports: unknown[] = [];
  function keepReport(body: Buffer): boolean {
    try {
      reports.push(JSON.parse(body.toString('utf8')));
    } catch {
      return false;
    }
    if (reports.length > mostReports) reports.shift();
    return true;
  }
  return {
    headers: (path) => ({
      'cache-control': path === '/access-token' ? 'private, max-age=300' : 'no-cache',
      'x-content-type-options': 'nosniff',
      ...policyOf(path, endpoints()),
    }),
    async find(path) {
      if (path === '/endpoints.json') {
        return { name: path, body: Buffer.from(`${JSON.stringify(endpoints(), undefined, 2)}\n`) };
      }
      if (path === '/access-token') {
        const token = await accessToken(endpoints());
        return token === undefined ? undefined : { name: 'token.txt', body: Buffer.from(token) };
      }
      if (path === '/csp-reports') {
        return { name: 'reports.json', body: Buffer.from(`${JSON.stringify(reports, undefined, 2)}\n`) };
      }
      if (/^\/(plain|hosts)$|^\/hosts\/[^/.]+$/.test(path)) return { redirect: `${path}/` };
      const hostPath = path.startsWith('/plain/') ? `/hosts${path}` : path;
      if (hostPath.startsWith('/hosts/')) {
        const file = await findInHosts(hostPath, endpoints());
        // A policy refuses it, and would have the refusal reported.
        const underPolicy = Object.keys(policyOf(hostPath, endpoints())).length > 0;
        return file && withScript(file, underPolicy ? undefined : script);
      }
      const content = await read(join(root, 'host-demo/portal/dist'), path);
      return content && withScript(content, script);
    },
    receiver: (path) => (path === '/csp-reports' ? keepReport : undefined),
  };
}

async function read(folder: string, path: string): Promise<Content | undefined> {
  const file = await findFile(folder, path.endsWith('/') ? `${path}index.html` : path);
  return file === undefined ? undefined : { name: file, body: await readFile(file) };
}

function withScript(page: Content, script: string | undefined): Content {
  if (!script || !isPage(page)) return page;
  return { ...page, body: Buffer.concat([page.body, Buffer.from(`<script>${script}</script>\n`)]) };
}

const isPage = ({ name }: Content) => name.endsWith('.html');
