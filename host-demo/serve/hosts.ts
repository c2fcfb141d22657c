// The pages of host-demo/hosts under /hosts/, and what they ask of their own origin: libraries, access tokens, a
// collector of Content Security Policy violations.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roles } from '@customer-kit/contract';
import { decodeSegments, findFile } from './find-file.ts';
import type { Endpoints } from './portal.ts';
import { root } from './root.ts';
import type { Content } from './static-server.ts';
import { builtHosts } from './targets.ts';

const folder = join(root, 'host-demo/hosts');

/** Libraries that a page without a build takes from its own server. */
const libraries: Readonly<Record<string, string>> = {
  'jquery.min.js': 'jquery-3/dist/jquery.min.js',
  'bootstrap.min.js': 'bootstrap-3/dist/js/bootstrap.min.js',
  'bootstrap.min.css': 'bootstrap-3/dist/css/bootstrap.min.css',
};

/** The addresses that hosts have in their sources, as a reader would paste them. */
const written: Readonly<Record<string, keyof Endpoints>> = {
  'http://localhost:3000': 'portal',
  'http://localhost:3100': 'cdn',
  'http://localhost:4000': 'api',
};

/** A text with the addresses of hosts' sources replaced by where things are in this run. */
function moved(text: string, endpoints: Endpoints): string {
  // All at once: what one is replaced by may be another one.
  return text.replaceAll(/http:\/\/localhost:(3000|3100|4000)/g, (address) => {
    const name = written[address];
    return (name && endpoints[name]) ?? address;
  });
}

/** What is at a path that begins with `/hosts/`. */
export async function findInHosts(path: string, endpoints: Endpoints): Promise<Content | undefined> {
  const inside = path.slice('/hosts/'.length);
  const [host = '', name = ''] = decodeSegments(inside.replace(/\/$/, '')) ?? [];
  if (host === 'vendor') {
    const library = Object.hasOwn(libraries, name) ? libraries[name] : undefined;
    return library === undefined ? undefined : { name, body: await readFile(join(root, 'node_modules', library)) };
  }
  const page = path.endsWith('/') ? `${inside}index.html` : inside;
  const file = await findFile(folder, builtHosts.includes(host) ? page.replace('/', '/dist/') : page);
  if (file === undefined) return undefined;
  const body = await readFile(file);
  return { name: file, body: /\.(html|js)$/.test(file) ? Buffer.from(moved(body.toString('utf8'), endpoints)) : body };
}

/**
 * The token of who is signed in, as a portal's own back end gives it to its pages. Here it is an editor, by the
 * stand-in that issues tokens for the local backend.
 */
export async function accessToken({ api }: Endpoints): Promise<string | undefined> {
  if (api === null) return undefined;
  const response = await fetch(`${api}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scopes: roles.editor }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

const strictPolicy = readFileSync(join(folder, 'strict-csp/content-security-policy.txt'), 'utf8').replaceAll('\n', ' ');

/** The policy a page of the strict host is sent with; no header for others. */
export function policyOf(path: string, endpoints: Endpoints): Record<string, string> {
  return path.startsWith('/hosts/strict-csp/')
    ? { 'content-security-policy': moved(strictPolicy, endpoints).trim() }
    : {};
}
