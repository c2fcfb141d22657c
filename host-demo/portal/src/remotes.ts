/**
 * The portal's side of federation: remotes are named at run time from the widgets' channel, read by their manifests,
 * and kept in the share scope of the widgets, so that the portal's React and theirs never meet.
 */
import type { Mount, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { loadRemote, registerRemotes } from '@module-federation/enhanced/runtime';

interface Channel {
  widgets: Partial<Record<WidgetName, { global: string; manifest: string }>>;
}

let base = '';
let channel: Promise<Channel> | undefined;

/** Says where the widgets are: the URL of the folder that holds `v1.json`. */
export function connectWidgets(cdn: string): void {
  base = cdn.endsWith('/') ? cdn : `${cdn}/`;
}

/** Rejects when the widget cannot be had now; the next call tries everything again. */
export async function loadMount(widget: WidgetName): Promise<Mount<WidgetOptions>> {
  channel ??= fetchChannel();
  try {
    const release = (await channel).widgets[widget];
    if (!release) throw new Error(`${base}v1.json names no ${widget}.`);
    const { global, manifest } = release;
    registerRemotes([{ name: global, entry: new URL(manifest, base).href, shareScope: 'customer-kit' }], {
      force: failed.has(widget),
    });
    const remote = await loadRemote<{ mount: Mount<WidgetOptions> }>(`${global}/mount`);
    if (!remote) throw new Error(`${base}${manifest} exposes no mount.`);
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
