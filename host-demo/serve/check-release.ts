/** What must hold before anything is published. Each refusal says what to do. */
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@customer-kit/kit/build';
import { releaseDigest } from '@customer-kit/kit/build/release-digest';
import type { Channel } from './channel.ts';
import { isOlder } from './is-older.ts';

/** A folder to be published, and where. */
export interface Source {
  name: string;
  version: string;
  from: string;
  to: string;
}

/**
 * `embed.js` and `v1.json` are of major 1, and of 0 before it.
 *
 * @throws {Error} naming every release of a later one
 */
export function checkMajors(sources: readonly Pick<Source, 'name' | 'version'>[]): void {
  const later = sources.filter(({ version }) => Number.parseInt(version, 10) > 1);
  if (later.length > 0) {
    throw new Error(
      `Of another major than the channel:\n${later.map(({ name, version }) => `  ${name} ${version}`).join('\n')}\n\n` +
        'Pages that follow embed.js and v1.json get patch and minor releases of major 1, no other. A new major needs a ' +
        'channel of its own (v2.json …) and a loader that reads it: write them in host-demo/serve/releases.ts and ' +
        'widgets/embed/src, or lower "version" in the package.json of each. Then release again.',
    );
  }
}

/** @throws {Error} naming every release that is there already with other bytes */
export function checkUnchanged(sources: readonly Source[]): void {
  const changed = sources.filter(({ from, to }) => existsSync(to) && releaseDigest(from) !== releaseDigest(to));
  if (changed.length > 0) {
    throw new Error(
      `Released already, with other bytes:\n${changed.map(({ name, version }) => `  ${name} ${version}`).join('\n')}\n\n` +
        `A release never changes. Raise the version of each: ${raising(changed)}. When the kit has changed, raise its ` +
        'version too (-w @customer-kit/kit): pages share one kit of a version, whichever widget brings it. Then release ' +
        'again.',
    );
  }
}

/**
 * Each major of the kit is a kit of its own, in which a search does not find the list.
 *
 * @throws {Error} when the channel's widgets have more than one
 */
export function checkOneKit({ widgets }: Channel): void {
  const kits = Object.entries(widgets).filter(([, { kit }]) => kit !== undefined);
  if (new Set(kits.map(([, { kit }]) => Number.parseInt(kit, 10))).size > 1) {
    throw new Error(
      `Two majors of the kit on one page:\n${kits.map(([widget, { version, kit }]) => `  ${widget} ${version}: kit ${kit}`).join('\n')}\n\n` +
        'Widgets work together in one kit, and each major of it is another. Release all widgets with the new one at ' +
        'once, and none of them can be rolled back alone: a channel from before it is among the earlier versions of ' +
        'embed.js and v1.json that the bucket keeps.',
    );
  }
}

/**
 * @throws {Error} naming every build whose kit is another than the one that has its version, or lacks what an earlier
 *   one of its major exports
 */
export async function checkKits(builds: readonly Release[], cdnFolder: string): Promise<void> {
  const known = new Map<string, Release>();
  const others: { build: Release; first: Release }[] = [];
  for await (const file of glob('*/*/release.json', { cwd: cdnFolder, exclude: ['*/*.new'] })) {
    const release = JSON.parse(await readFile(join(cdnFolder, file), 'utf8')) as Release;
    if (release.kitDigest !== undefined) known.set(release.kit, release);
  }
  for (const build of builds) {
    if (build.kitDigest === undefined) continue;
    const first = known.get(build.kit) ?? build;
    known.set(build.kit, first);
    if (first.kitDigest !== build.kitDigest) others.push({ build, first });
  }
  if (others.length > 0) {
    const lines = others.map(
      ({ build, first }) =>
        `  ${build.widget} ${build.version}: another kit ${build.kit} than that of ${first.widget} ${first.version}`,
    );
    const changed = [{ name: 'kit' }, ...others.map(({ build }) => ({ name: build.widget }))];
    throw new Error(
      `Two kits of one version:\n${lines.join('\n')}\n\n` +
        'Pages share one kit of a version, whichever widget brings it. Raise the version of the kit and of each widget ' +
        `that has the new one: ${raising(changed)}. If the kit has not changed, build all widgets again from the same ` +
        'sources: `npm run build -- --force`. Then release again.',
    );
  }
  checkExports([...known.values()]);
}

/** A page's widgets share the newest kit of a major, those that were released with an earlier one, too. */
function checkExports(releases: readonly Release[]): void {
  const lacking = releases.flatMap(({ kit, kitExports }) =>
    releases
      .filter((earlier) => Number.parseInt(earlier.kit, 10) === Number.parseInt(kit, 10) && isOlder(earlier.kit, kit))
      .flatMap((earlier) => {
        const gone = earlier.kitExports?.filter((name) => kitExports?.includes(name) === false) ?? [];
        return gone.length > 0 ? [`  kit ${kit}: ${gone.join(', ')}, which kit ${earlier.kit} has`] : [];
      }),
  );
  if (lacking.length > 0) {
    throw new Error(
      `Exports that are gone:\n${lacking.join('\n')}\n\n` +
        'Widgets that were released with an earlier kit of a major get the newest one of the page, and import these from ' +
        'it. Export them again from widgets/kit/src/index.ts, or raise the major of the kit. Then release again.',
    );
  }
}

function raising(workspaces: readonly { name: string }[]): string {
  return `\`npm version minor ${workspaces.map(({ name }) => `-w @customer-kit/${name}`).join(' ')}\``;
}
