/**
 * From a widget's name to its `mount`: the channel (`v1.json`) names the release, its container is a script, and every
 * container of the page is initialized on one share scope, so that React and the kit exist once.
 */
import type { Mount, WidgetName } from '@customer-kit/kit';
import { LoadError } from './load-error.ts';
import { options } from './options.ts';
import type { WidgetProps } from './widget-props.ts';

interface Channel {
  widgets: Partial<Record<WidgetName, { global: string; entry: string }>>;
}

/** What a remote's script leaves in its global variable: the plain Module Federation protocol. */
interface Container {
  init(scope: object): unknown;
  get(module: string): Promise<() => { mount: Mount<WidgetProps[WidgetName]> }>;
}

const page = globalThis as unknown as Record<string | symbol, Container | object | undefined>;

/** On the page, not in this module: a page may hold `embed.js` and an application that bundles this library. */
const scopeKey = Symbol.for('customer-kit.share-scope');
/** Where every kit that runs on the page adds itself. */
const kitsKey = Symbol.for('customer-kit.instances');

const channels = new Map<string, Promise<Channel>>();
const containers = new Map<string, Promise<Container>>();
const mounts = new Map<WidgetName, Promise<Mount<WidgetProps[WidgetName]>>>();

/**
 * Loads a widget, once however often it is asked; after a failure the next call tries again.
 *
 * @throws {LoadError}
 */
export function load<W extends WidgetName>(widget: W): Promise<Mount<WidgetProps[W]>> {
  return once(mounts, widget, () => loadMount(widget)) as Promise<Mount<WidgetProps[W]>>;
}

async function loadMount(widget: WidgetName) {
  const { cdn } = options();
  if (cdn === undefined) {
    throw new LoadError('cdn-missing', `${widget}: say where the widgets are served by configure({ cdn }).`);
  }
  const base = new URL(cdn.endsWith('/') ? cdn : `${cdn}/`, document.baseURI).href;
  const channelUrl = new URL('v1.json', base).href;
  const { widgets } = await once(channels, channelUrl, () => fetchChannel(channelUrl));
  const release = widgets[widget];
  if (!release) {
    throw new LoadError('channel-unavailable', `${channelUrl} names no ${widget}. Publish it there.`, channelUrl);
  }

  const url = new URL(release.entry, base).href;
  startOverIfBroken();
  starting += 1;
  try {
    const container = await once(containers, url, () => loadContainer(url, release.global));
    // A module somebody asked for is marked as taken in the scope at once and stays whoever comes later, so a container
    // can start without waiting for the others, which may be slow or missing.
    await container.init((page[scopeKey] ??= {}));
    const { mount } = (await container.get('./mount'))();
    if (typeof mount !== 'function') throw new TypeError('it exposes no mount');
    return mount;
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    containers.delete(url);
    broken = true;
    throw new LoadError('widget-broken', `${widget} did not start: ${String(cause)}`, url, cause);
  } finally {
    starting -= 1;
  }
}

let starting = 0;
let broken = false;

/**
 * A container remembers a module that failed for want of a file, and the share scope remembers who was to give it. So
 * a container that failed runs anew, and as long as no kit runs and none is on its way, all do, in a new scope.
 */
function startOverIfBroken(): void {
  if (!broken || starting > 0 || page[kitsKey]) return;
  broken = false;
  page[scopeKey] = {};
  containers.clear();
}

async function fetchChannel(url: string): Promise<Channel> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const channel = (await response.json()) as Channel;
    if (typeof channel?.widgets !== 'object') throw new Error('it has no "widgets"');
    return channel;
  } catch (cause) {
    throw new LoadError('channel-unavailable', `${url} cannot be read: ${String(cause)}`, url, cause);
  }
}

function loadContainer(url: string, global: string): Promise<Container> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.crossOrigin = 'anonymous';
    script.addEventListener('load', () => {
      const container = page[global];
      if (container && 'get' in container) resolve(container);
      else reject(new LoadError('widget-broken', `${url} holds no container "${global}".`, url));
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new LoadError('widget-unavailable', `${url} did not load.`, url));
    });
    document.head.append(script);
  });
}

/** The promise of a key, made when it is the first; one that failed is forgotten. */
function once<K, V>(promises: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = promises.get(key);
  if (known) return known;
  const promise = make();
  promises.set(key, promise);
  promise.catch(() => promises.delete(key));
  return promise;
}
