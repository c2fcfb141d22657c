/** The files of a release on their way into the page: as scripts that run only when they are what was released. */
import type { Release } from './channel.ts';
import { LoadError } from './load-error.ts';
import { options, patience } from './options.ts';

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

const page = globalThis as unknown as Record<string | symbol, unknown> & {
  trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
};

/** The containers of the page use it too: a page's CSP allows the one name `customer-kit`. */
const policyKey = Symbol.for('customer-kit.trusted-types');

function policy(): ScriptPolicy {
  const rules = { createScriptURL: (url: string) => url };
  return (page[policyKey] ??= page.trustedTypes?.createPolicy('customer-kit', rules) ?? rules) as ScriptPolicy;
}

/** @throws {LoadError} for a file whose content nobody vouches for */
function integrityOf({ integrity, folder }: Release, file: string): string {
  const hash = integrity?.[file];
  if (hash) return hash;
  throw new LoadError('integrity', `The channel does not say what ${folder}${file} must be.`, folder + file);
}

/**
 * Fetches a file for the script that will run it. Only a script would hold up the page's `load` while it does not come.
 *
 * @throws {LoadError}
 */
export function preload(release: Release, file: string, priority: 'high' | 'auto' = 'auto'): Promise<void> {
  const url = release.folder + file;
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'script';
  link.crossOrigin = 'anonymous';
  link.fetchPriority = priority;
  link.integrity = integrityOf(release, file);
  link.nonce = options().nonce ?? '';
  link.href = url;
  return arrival(link, url);
}

/**
 * Fetches files by URLs nobody has asked for: the browser's cache may hold bad bytes for ever, and a request that hangs
 * holds up all others for its URL. Checks them, because a script that is refused does not say why.
 *
 * @throws {LoadError}
 */
export async function fetchAnew(release: Release, files: readonly string[]): Promise<void> {
  const { folder, query = '' } = release;
  const signal = AbortSignal.timeout(patience() * 6);
  await Promise.all(
    files.map(async (file) => {
      const url = folder + file;
      const integrity = integrityOf(release, file);
      try {
        const response = await fetch(url + query, { signal });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        await response.arrayBuffer();
      } catch (cause) {
        throw new LoadError('widget-unavailable', `${url} did not load: ${String(cause)}`, url, cause);
      }
      try {
        await fetch(url + query, { cache: 'force-cache', integrity, signal });
      } catch (cause) {
        throw new LoadError('integrity', `${url} is not the file that was released. It has not run.`, url, cause);
      }
      // The next page is not to meet what this one met.
      fetch(url, { cache: 'reload', signal }).catch(() => {});
    }),
  );
}

/**
 * Runs a script of a release.
 *
 * @returns what it leaves in the global variable
 * @throws {LoadError}
 */
export async function runScript<T>(release: Release, file: string, global: string): Promise<T | undefined> {
  const { folder, query = '' } = release;
  const url = folder + file;
  if (!query) await preload(release, file, 'high');
  await arrival(scriptOf(url + query, integrityOf(release, file)), url);
  return page[global] as T | undefined;
}

/** A script that runs when its content has the hash. */
export function scriptOf(url: string, integrity: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.integrity = integrity;
  script.crossOrigin = 'anonymous';
  script.fetchPriority = 'high';
  script.nonce = options().nonce ?? '';
  script.src = policy().createScriptURL(url);
  return script;
}

/** Puts an element that loads `url` into the page until it has, or has not. */
function arrival(element: HTMLElement, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (code: 'timeout' | 'widget-unavailable', what: string) => {
      element.remove();
      reject(new LoadError(code, `${url} did not ${what}.`, url));
    };
    const timeout = setTimeout(fail, patience() * 6, 'timeout', 'come in time');
    element.addEventListener('error', () => {
      clearTimeout(timeout);
      fail('widget-unavailable', 'load');
    });
    element.addEventListener('load', () => {
      clearTimeout(timeout);
      element.remove();
      resolve();
    });
    document.head.append(element);
  });
}
