/** Which release of a widget a page gets: the channel's, or the one the page is pinned to. */
import type { WidgetName } from '@customer-kit/kit/host';
import { LoadError } from './load-error.ts';
import { once } from './once.ts';
import { options, patience } from './options.ts';
import { pause } from './pause.ts';

/** What the channel says of a widget, and the `release.json` in the folder of each release of itself. */
export interface Release {
  version: string;
  /** The global variable that holds the container. */
  global: string;
  /** Version of the kit it was built with. */
  kit: string;
  /** Names of files, relative to `folder`. */
  entry: string;
  /** What a runtime of Module Federation 2 reads first. */
  manifest: string;
  /** What the entry loads for the widget itself. */
  exposed: string[];
  /** What it loads when no widget of the page has. */
  shared: string[];
  /** By language: what it loads where the page is in that language. */
  texts?: Record<string, string>;
  /** What the widget asks the API for first, when the page says nothing else: path and query. */
  firstRequest?: string;
  /** By language: the script that draws the widget as the answer to that makes it, before its code has come. */
  previews?: Record<string, string>;
  /** Of these files. The entry holds that of every other file it loads. */
  integrity: Record<string, string>;
  folder: string;
  /** Of the files' URLs: another one for each attempt past what hangs and past the browser's cache. */
  query?: string;
}

/** `url` of a release: its folder, relative to the channel's. */
type Listed = Omit<Release, 'folder'> & { url: string };

export interface Channel {
  widgets: Partial<Record<WidgetName, Listed>>;
}

const read = new Map<string, Promise<unknown>>();
let cache: RequestCache = 'default';

/** Where a widget's release is looked up for a page that is served from `base`, the folder of channel and releases. */
export function channelUrl(base: string): string {
  const { channel } = options();
  return channel === undefined ? `${base}v1.json` : new URL(channel, document.baseURI).href;
}

/**
 * The release of a widget, and the one whose kit a page without any is to get: the newest of all that the page may get,
 * pinned or of the channel, so that it suits widgets that come later.
 *
 * @throws {LoadError}
 */
export async function chooseRelease(widget: WidgetName, base: string): Promise<{ release: Release; newest: Release }> {
  const { versions = {} } = options();
  const url = channelUrl(base);
  const { widgets } = (await once(read, url, () => readChannel(url))) as Channel;

  async function releaseOf(name: WidgetName): Promise<Release> {
    const listed = widgets[name];
    const pinned = versions[name] ?? listed?.version;
    if (pinned !== listed?.version) {
      const folder = `${base}${name}/${pinned}/`;
      const record = (await once(read, folder, () => readJson(`${folder}release.json`))) as Release;
      return { ...record, folder };
    }
    if (listed) return { ...listed, folder: new URL(listed.url, base).href };
    throw new LoadError('channel-unavailable', `${url} names no ${name}. Publish it there.`, url);
  }

  const release = await releaseOf(widget);
  let newest = release;
  const looking = Object.keys({ ...widgets, ...versions }).map(async (name) => {
    const each = await releaseOf(name as WidgetName);
    if (isNewer(each.kit, newest.kit)) newest = each;
  });
  // No widget waits for another's record longer than for its container.
  await Promise.race([Promise.allSettled(looking), pause(patience() * 0.4)]);
  return { release, newest };
}

/** The channel as somebody brought it already. */
export function knowChannel(url: string, channel: Channel): void {
  read.set(url, Promise.resolve(channel));
}

/**
 * Looks everything up anew: a release that fails may have been replaced. From then on past the browser's cache, which
 * keeps a `release.json` with bad bytes for ever.
 */
export function forgetChannels(): void {
  read.clear();
  cache = 'reload';
}

/** Of two versions. */
export function isNewer(a: string, b: string): boolean {
  return rank(a) > rank(b);
}

/**
 * A version's three numbers as one; `-beta.1` counts for nothing. A slow phone takes 60 ms for its first collator, which
 * could compare them as text.
 */
function rank(version: string): number {
  return version.split('.', 3).reduce((sum, part) => sum * 1e5 + Number.parseInt(part), 0);
}

export async function readChannel(url: string): Promise<Channel> {
  const channel = (await readJson(url)) as Channel | null;
  if (typeof channel?.widgets === 'object') return channel;
  throw new LoadError('channel-unavailable', `${url} has no "widgets".`, url);
}

async function readJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(patience() * 6) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw new LoadError('channel-unavailable', `${url} cannot be read: ${String(cause)}`, url, cause);
  }
}
