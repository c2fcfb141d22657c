/**
 * The portal's side of federation: remotes are named at run time from the widgets' channel, read by their manifests,
 * checked by the hashes the channel has, and kept in the share scope of the widgets, so that the portal's React and
 * theirs never meet.
 */
import { checkIntegrity, type WidgetRemote, widgetRemotes } from '@customer-kit/embed/federation';
import type { Mount, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { loadRemote, registerPlugins, registerRemotes } from '@module-federation/enhanced/runtime';

let base = '';
let remotes: Promise<WidgetRemote[]> | undefined;

/** Says where the widgets are: the URL of the folder that holds `v1.json`. */
export function connectWidgets(cdn: string): void {
  base = cdn;
}

registerPlugins([checkIntegrity]);

/** Rejects when the widget cannot be had now; the next call tries everything again. */
export async function loadMount(widget: WidgetName): Promise<Mount<WidgetOptions>> {
  remotes ??= widgetRemotes(base);
  try {
    const found = (await remotes).find(({ alias }) => alias === widget);
    if (!found) throw new Error(`${base} has no ${widget}.`);
    // Without the alias: the next release of the widget has it too.
    const { name, entry, shareScope } = found;
    registerRemotes([{ name, entry, shareScope }], { force: failed.has(widget) });
    const remote = await loadRemote<{ mount: Mount<WidgetOptions> }>(`${name}/mount`);
    if (!remote) throw new Error(`${entry} exposes no mount.`);
    failed.delete(widget);
    return remote.mount;
  } catch (error) {
    failed.add(widget);
    remotes = undefined;
    throw error;
  }
}

/** The federation runtime remembers a remote that failed; only registering it by force makes it try again. */
const failed = new Set<WidgetName>();
