/**
 * What runs in every container in place of rspack's own runtime: functions whose text `ContainerRuntimePlugin` puts
 * there, so nothing outside of a function can be used in it.
 */

interface Shared {
  get: () => unknown;
  from: string;
  eager: boolean;
  loaded?: boolean | 0 | 1 | undefined;
}

interface Consumed {
  shareScope: string;
  shareKey: string;
  requiredVersion: string;
  /** Loads the container's own. */
  fallback: () => Promise<Factory>;
}

type Factory = () => unknown;
type Module = { exports: unknown };

/** The parts of `__webpack_require__` that are used here. */
export interface Runtime {
  m: Record<string, (module: Module) => void>;
  c: Record<string, Module>;
  f: Record<string, (chunk: string, promises: Promise<unknown>[]) => void>;
  g: object;
  p: string;
  S: Record<string, Record<string, Record<string, Shared>>>;
  I: (scope: string) => void;
  l: (url: string, done: (event: unknown) => void, key: string, chunk: string) => void;
  tt: () => { createScriptURL: (url: string) => unknown };
  tu: (url: string) => string;
  sriHashes: Record<string, string>;
  initializeSharingData: {
    scopeToSharingDataMapping: Record<string, { name: string; version: string; factory: () => unknown }[]>;
    uniqueName: string;
  };
  consumesLoadingData: {
    chunkMapping: Record<string, string[]>;
    moduleIdToConsumeDataMapping: Record<string, Consumed>;
  };
}

/** Offers the container's shared modules in a scope; the first offer of a version stays. */
export function provideShared(runtime: Runtime): void {
  runtime.S = {};
  const { scopeToSharingDataMapping, uniqueName: from } = runtime.initializeSharingData;
  runtime.I = (scopeName) => {
    const scope = (runtime.S[scopeName] ??= {});
    for (const { name, version, factory: get } of scopeToSharingDataMapping[scopeName] ?? []) {
      (scope[name] ??= {})[version] ??= { get, from, eager: false };
    }
  };
}

/**
 * Takes shared modules from the scope: of those that fit one that runs already, else the newest, else the container's
 * own. One that does not come fails what waits for it, and is asked for again the next time.
 *
 * A range is `>=1.2.3`, or `^1.2.3`, or several of those with ` || ` between.
 */
export function consumeShared(runtime: Runtime): void {
  const { chunkMapping, moduleIdToConsumeDataMapping } = runtime.consumesLoadingData;
  // Not compared by localeCompare, whose first collator takes a slow phone longer than all else here.
  const rank = (version: string) => version.split('.').reduce((sum, part) => sum * 1e5 + parseInt(part), 0);
  const fits = (version: string, range: string) =>
    range.split(' || ').some((part) => {
      const least = part.replace(/^\D+/, '');
      return rank(version) >= rank(least) && (part.startsWith('>') || parseInt(version) === parseInt(least));
    });

  const take = async ({ shareScope, shareKey, requiredVersion, fallback }: Consumed): Promise<Factory> => {
    runtime.I(shareScope);
    const versions = Object.entries(runtime.S[shareScope]?.[shareKey] ?? {})
      .filter(([version]) => fits(version, requiredVersion))
      .toSorted(([a, { loaded: aLoaded }], [b, { loaded: bLoaded }]) => +!aLoaded - +!bLoaded || rank(b) - rank(a));
    const shared = versions[0]?.[1];
    if (!shared) return fallback();
    const { loaded } = shared;
    // Marked before it is there, so that nobody takes another one meanwhile.
    shared.loaded = 1;
    try {
      return (await shared.get()) as Factory;
    } catch (error) {
      shared.loaded = loaded;
      throw error;
    }
  };

  const taken: Record<string, Promise<void>> = {};
  const install = async (id: string) => {
    try {
      const factory = await take(moduleIdToConsumeDataMapping[id] as Consumed);
      runtime.m[id] = (module) => {
        delete runtime.c[id];
        module.exports = factory();
      };
    } catch (error) {
      delete taken[id];
      throw error;
    }
  };
  runtime.f.consumes = (chunk, promises) => {
    for (const id of chunkMapping[chunk] ?? []) promises.push((taken[id] ??= install(id)));
  };
}

/**
 * Loads a chunk as a script of its own, checked by its hash. Never waits for a script that is on the page already: it
 * may be the one that hangs. It gets the query of the entry's URL, by which a loader passes caches and requests that
 * hang, and the entry's nonce, which the page's CSP may want.
 */
export function loadChunk(runtime: Runtime): void {
  const { nonce, src } = document.currentScript as HTMLScriptElement;
  const { search } = new URL(src);
  runtime.l = (url, done, _key, chunk) => {
    const script = document.createElement('script');
    const ended = new AbortController();
    const end = (event: unknown) => {
      clearTimeout(timeout);
      ended.abort();
      script.remove();
      done(event);
    };
    const timeout = setTimeout(end, 20_000, { type: 'timeout', target: script });
    script.addEventListener('load', end, ended);
    script.addEventListener('error', end, ended);
    script.nonce = nonce;
    script.crossOrigin = 'anonymous';
    script.integrity = runtime.sriHashes[chunk] as string;
    script.src = runtime.tu(url + search);
    document.head.append(script);
  };
}

/** Chunks come from where the entry came from. */
export function ownFolder(runtime: Runtime): void {
  runtime.p = new URL('.', (document.currentScript as HTMLScriptElement).src).href;
}

/** One Trusted Types policy for all containers and the loader; with one each, a page's CSP had to allow duplicates. */
export function trustScripts(runtime: Runtime): void {
  const page = globalThis as Record<symbol, unknown> & {
    trustedTypes?: { createPolicy(name: string, rules: object): object };
  };
  runtime.tt = () => {
    const rules = { createScriptURL: (url: string) => url };
    return (page[Symbol.for('customer-kit.trusted-types')] ??=
      page.trustedTypes?.createPolicy('customer-kit', rules) ?? rules) as typeof rules;
  };
}

export function globalObject(runtime: Runtime): void {
  runtime.g = globalThis;
}
