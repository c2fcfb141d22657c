/**
 * The page's shared modules (React, the kit): one of each, taken from whichever container can give it. Every container
 * gets a scope of its own, whose entries are the page's: a container that cannot give what it offered is passed over,
 * and nobody remembers that it failed.
 */
import { firstOf } from './first-of.ts';

type Get = () => Promise<unknown>;

/** As the Module Federation protocol has it, and all who offer the module. */
interface Shared {
  get: Get;
  from: string;
  eager: boolean;
  loaded?: unknown;
  providers: Get[];
}

type Scope = Record<string, Record<string, Shared>>;

/** What a remote's script leaves in its global variable: the plain Module Federation protocol. */
export interface Container {
  init(scope: object): unknown;
  get(module: string): Promise<() => unknown>;
}

const page = globalThis as unknown as Record<symbol, Scope | undefined>;

/** On the page, not in this module: a page may hold `embed.js` and an application that bundles this library. */
const scopeKey = Symbol.for('customer-kit.share-scope');

/** Starts a container. `patience`: ms that one which gives a module may take before the next is asked for it. */
export async function initialize(container: Container, patience: number): Promise<void> {
  const own: Scope = {};
  await container.init(own);
  const shared = (page[scopeKey] ??= {});
  for (const [name, versions] of Object.entries(own)) {
    const known = (shared[name] ??= {});
    for (const [version, { get, from }] of Object.entries(versions)) {
      (known[version] ??= offer(from, patience)).providers.push(get);
    }
    own[name] = known;
  }
}

function offer(from: string, patience: number): Shared {
  let coming: Promise<unknown> | undefined;
  const providers: Get[] = [];
  return {
    from,
    eager: false,
    providers,
    get() {
      coming ??= firstOf(providers, async (get) => get(), patience).catch((error) => {
        coming = undefined;
        throw error;
      });
      return coming;
    },
  };
}
