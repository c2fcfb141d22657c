/**
 * For hosts of Module Federation 2, whose runtime loads manifests and entries itself and checks nothing: the widgets of a
 * channel as its remotes, and a runtime plugin that holds it to the channel's hashes and has all of them share the newest
 * kit of the channel. The entries check every other file.
 *
 *     createInstance({ name: 'portal', remotes: await widgetRemotes(cdn), plugins: [checkIntegrity] })
 */
import { isNewer, type Release, readChannel } from './channel.ts';
import { LoadError } from './load-error.ts';
import { once } from './once.ts';
import { patience } from './options.ts';
import { pause } from './pause.ts';
import { runScript, scriptOf } from './release-files.ts';
import type { Container } from './share-scope.ts';

/** As `createInstance` and `registerRemotes` take it. */
export interface WidgetRemote {
  /** Another one for every release. */
  name: string;
  /** `customer-list`: what `loadRemote('customer-list/mount')` finds it by. */
  alias: string;
  entry: string;
  /** In the default scope the widgets' React and the host's would replace each other. */
  shareScope: 'customer-kit';
}

/** What a file must be, by its URL. */
const hashes = new Map<string, string>();
/** Folders of releases: nothing in them is loaded without a hash. */
const folders = new Set<string>();
/** By the name of a remote: the release whose kit it is to take, because that is newer than its own. */
const givers = new Map<string, Release>();
const containers = new Map<string, Promise<Container | undefined>>();

/**
 * The current release of every widget.
 *
 * @param cdn URL of the folder that holds `v1.json`
 * @throws {LoadError} `channel-unavailable`, or `integrity` when it has no hashes
 */
export async function widgetRemotes(cdn: string): Promise<WidgetRemote[]> {
  const base = new URL(cdn.endsWith('/') ? cdn : `${cdn}/`, document.baseURI);
  const channel = new URL('v1.json', base).href;
  const { widgets } = await readChannel(channel);
  return Object.entries(widgets).map(([alias, { global, kit, url, entry, manifest, integrity }]) => {
    if (!integrity) {
      throw new LoadError(
        'integrity',
        `${channel} has no hashes of ${alias}. Publish it by \`npm run release\`, which writes them.`,
        channel,
      );
    }
    const folder = new URL(url, base).href;
    folders.add(folder);
    const newest = Object.values(widgets).reduce((best, each) => (isNewer(each.kit, best.kit) ? each : best));
    if (isNewer(newest.kit, kit)) givers.set(global, { ...newest, folder: new URL(newest.url, base).href });
    for (const file of [manifest, entry]) {
      const hash = integrity[file];
      if (hash) hashes.set(folder + file, hash);
    }
    return { name: global, alias, entry: folder + manifest, shareScope: 'customer-kit' };
  });
}

interface Starting {
  shareScope: object;
  remoteInfo: { name: string };
}

/**
 * Refuses files of widgets that are not what the channel says, or of which it says nothing; and has the newest kit
 * offered before a widget takes one. Other remotes pass.
 */
export const checkIntegrity = {
  name: 'customer-kit-check-integrity',
  fetch(url: string, init: RequestInit): Promise<Response> | undefined {
    const integrity = hashOf(url);
    return integrity === undefined ? undefined : fetch(url, { ...init, integrity });
  },
  createScript({ url }: { url: string }): HTMLScriptElement | undefined {
    const integrity = hashOf(url);
    return integrity === undefined ? undefined : scriptOf(url, integrity);
  },
  async beforeInitContainer<S extends Starting>(starting: S): Promise<S> {
    const { shareScope, remoteInfo } = starting;
    const giver = givers.get(remoteInfo.name);
    // What does not come leaves the widget the kit of its own release.
    if (giver) await Promise.race([offer(giver, shareScope).catch(() => {}), pause(patience() * 0.4)]);
    return starting;
  },
};

/** Has a container offer what it shares, as the host's runtime will if its widget is on the page. */
async function offer(giver: Release, shareScope: object): Promise<void> {
  const { entry, global } = giver;
  const there = (globalThis as Record<string, unknown>)[global] as Container | undefined;
  const container = there ?? (await once(containers, global, () => runScript<Container>(giver, entry, global)));
  await container?.init(shareScope);
}

function hashOf(url: string): string | undefined {
  const hash = hashes.get(url);
  if (hash === undefined && [...folders].some((folder) => url.startsWith(folder))) {
    throw new LoadError('integrity', `The channel does not say what ${url} must be.`, url);
  }
  return hash;
}
