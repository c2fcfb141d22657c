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
type Chunk = [names: string[], modules: Runtime['m']];

/** The parts of `__webpack_require__` that are used here. */
export interface Runtime {
  m: Record<string, (module: Module) => void>;
  c: Record<string, Module>;
  f: Record<string, (chunk: string, promises: Promise<unknown>[]) => void>;
  p: string;
  S: Record<string, Record<string, Record<string, Shared>>>;
  I: (scope: string) => void;
  u: (chunk: string) => string;
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
  // Of three numbers: `-beta.1` counts for nothing. Not compared by localeCompare, whose first collator takes a slow phone
  // longer than all else here.
  const rank = (version: string) => version.split('.', 3).reduce((sum, part) => sum * 1e5 + parseInt(part), 0);
  const fits = (version: string, range: string) =>
    range.split(' || ').some((part) => {
      const least = part.replace(/^\D+/, '');
      return rank(version) >= rank(least) && (part[0] === '>' || parseInt(version) === parseInt(least));
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
 * Loads each chunk as a script of its own, checked by its hash; one without a hash has no file. Never waits for a script
 * that is on the page already: it may be the one that hangs. It gets the query of the entry's URL, by which a loader
 * passes caches and requests that hang, and the entry's nonce, which the page's CSP may want.
 *
 * One that does not come fails with a `ChunkLoadError`, whose `request` is the URL and `type` the event's or `timeout`,
 * and is asked for again the next time.
 */
export function loadChunks(runtime: Runtime): void {
  const { nonce, src } = document.currentScript as HTMLScriptElement;
  const { search } = new URL(src);
  const chunks: Record<string, Promise<void>> = {};
  const awaited: Record<string, () => void> = {};

  runtime.f.j = (chunk, promises) => {
    const integrity = runtime.sriHashes[chunk];
    if (!integrity) return;
    chunks[chunk] ??= new Promise((resolve, reject) => {
      awaited[chunk] = resolve;
      const script = document.createElement('script');
      const end = ({ type }: { type: string }) => {
        clearTimeout(timeout);
        script.remove();
        if (awaited[chunk] !== resolve) return;
        delete chunks[chunk];
        const request = script.src;
        reject(Object.assign(new Error(`${request}: ${type}`), { name: 'ChunkLoadError', request, type }));
      };
      const timeout = setTimeout(end, 20_000, { type: 'timeout' });
      script.addEventListener('load', end);
      script.addEventListener('error', end);
      script.nonce = nonce;
      script.crossOrigin = 'anonymous';
      script.integrity = integrity;
      script.src = runtime.tu(runtime.p + runtime.u(chunk) + search);
      document.head.append(script);
    });
    promises.push(chunks[chunk]);
  };

  const install = ([names, modules]: Chunk) => {
    Object.assign(runtime.m, modules);
    for (const name of names) {
      chunks[name] ??= Promise.resolve();
      awaited[name]?.();
      delete awaited[name];
    }
  };
  // As chunks are written. An entry that was loaded again takes what came for the one before, and the other way round.
  const queue = ((globalThis as unknown as Record<string, Chunk[]>)[
    `rspackChunk${runtime.initializeSharingData.uniqueName}`
  ] ??= []);
  const push = queue.push.bind(queue);
  queue.forEach(install);
  // Assigned, it would fail on a page that has frozen Array.prototype.
  Object.defineProperty(queue, 'push', {
    configurable: true,
    writable: true,
    value(chunk: Chunk) {
      install(chunk);
      return push(chunk);
    },
  });
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
