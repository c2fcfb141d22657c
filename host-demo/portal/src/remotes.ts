/**
 * The portal's side of federation: remotes are named at run time from the widgets' channel, read by their manifests,
 * checked by the hashes the channel has, and kept in the share scope of the widgets, so that the portal's React and
 * theirs never meet.
 */
import type { Mount, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { loadRemote, registerPlugins, registerRemotes } from '@module-federation/enhanced/runtime';

interface Channel {
  widgets: Partial<Record<WidgetName, Listed>>;
}

interface Listed {
  url: string;
  global: string;
  manifest: string;
  entry: string;
  integrity: Record<string, string>;
}

let base = '';
let channel: Promise<Channel> | undefined;
/** What the files that the federation runtime loads itself must be, by URL. The entries check all others. */
const integrity = new Map<string, string>();

/** Says where the widgets are: the URL of the folder that holds `v1.json`. */
export function connectWidgets(cdn: string): void {
  base = cdn.endsWith('/') ? cdn : `${cdn}/`;
}

registerPlugins([
  {
    name: 'check-integrity',
    fetch(url, init) {
      const hash = integrity.get(url);
      return hash === undefined ? undefined : fetch(url, { ...init, integrity: hash });
    },
    createScript({ url }) {
      const hash = integrity.get(url);
      if (hash === undefined) throw new Error(`The channel does not say what ${url} must be.`);
      const script = document.createElement('script');
      script.src = url;
      script.integrity = hash;
      script.crossOrigin = 'anonymous';
      return script;
    },
  },
]);

/** Rejects when the widget cannot be had now; the next call tries everything again. */
export async function loadMount(widget: WidgetName): Promise<Mount<WidgetOptions>> {
  channel ??= fetchChannel();
  try {
    const release = (await channel).widgets[widget];
    if (!release) throw new Error(`${base}v1.json names no ${widget}.`);
    const { global, manifest } = release;
    const folder = new URL(release.url, base);
    for (const file of [manifest, release.entry]) {
      integrity.set(new URL(file, folder).href, release.integrity[file] ?? 'missing');
    }
    registerRemotes([{ name: global, entry: new URL(manifest, folder).href, shareScope: 'customer-kit' }], {
      force: failed.has(widget),
    });
    const remote = await loadRemote<{ mount: Mount<WidgetOptions> }>(`${global}/mount`);
    if (!remote) throw new Error(`${folder.href} exposes no mount.`);
    failed.delete(widget);
    return remote.mount;
  } catch (error) {
    failed.add(widget);
    channel = undefined;
    throw error;
  }
}

/** The federation runtime remembers a remote that failed; only registering it by force makes it try again. */
const failed = new Set<WidgetName>();

async function fetchChannel(): Promise<Channel> {
  const response = await fetch(`${base}v1.json`);
  if (!response.ok) throw new Error(`${base}v1.json answered ${response.status}.`);
  return (await response.json()) as Channel;
}
