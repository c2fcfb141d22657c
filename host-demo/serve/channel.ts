import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@customer-kit/kit/build';
import { isMissing } from './find-file.ts';

/** What the channel says of a widget: its release, and the folder that is in, relative to the channel file. */
export type Listed = Omit<Release, 'widget' | 'kitDigest' | 'kitExports'> & { url: string };

export interface Channel {
  widgets: Record<string, Listed>;
  /** By widget, or `embed`: the versions that were rolled back from. For who publishes; no page reads it. */
  withdrawn?: Record<string, string[]>;
}

/** A widget's newest build as its `dist/release.json` has it: in a folder whose name is made of the content. */
export type Build = Release & { folder: string };

/** The channel file as the builds are now, so that a rebuilt widget shows on the next reload. */
export async function readChannel(widgetsFolder: string): Promise<Channel> {
  const builds = await readBuilds(widgetsFolder);
  return { widgets: Object.fromEntries(builds.map(({ build: { folder, ...release } }) => entryOf(release, folder))) };
}

/** As the build of the loader leaves it, or as it was published before. */
const firstLine = /^const publishedChannel=.*;\n/;

/** `embed.js` as pages get it: with the channel in it, which saves each of them a round trip. */
export function withChannel(loader: string, channel: Channel): string {
  if (!firstLine.test(loader)) throw new Error(`embed.js does not begin with ${firstLine}. Build widgets/embed again.`);
  return loader.replace(firstLine, () => `const publishedChannel=${JSON.stringify(forLoader(channel))};\n`);
}

/** Without what only hosts of Module Federation 2 read, who ask for `v1.json`: every byte is paid by every page. */
function forLoader({ widgets }: Channel) {
  const read = ({ manifest, integrity, ...rest }: Listed) => ({
    ...rest,
    integrity: Object.fromEntries(Object.entries(integrity).filter(([file]) => file !== manifest)),
  });
  return { widgets: Object.fromEntries(Object.entries(widgets).map(([name, listed]) => [name, read(listed)])) };
}

/** A release's line in the channel: what pages read of it. `folder` is that of the release in the widget's. */
export function entryOf(release: Release, folder: string): [string, Listed] {
  const { widget, kitDigest: _, kitExports: __, ...read } = release;
  return [widget, { ...read, url: `${widget}/${folder}/` }];
}

/** The folder with a widget's builds in it, or undefined when no such widget is built. */
export async function buildsFolder(widgetsFolder: string, widget: string): Promise<string | undefined> {
  const found = (await readBuilds(widgetsFolder)).find(({ build }) => build.widget === widget);
  return found?.dist;
}

/** Every widget that is built. */
export async function readBuilds(widgetsFolder: string): Promise<{ dist: string; build: Build }[]> {
  const folders = (await readdir(widgetsFolder)).toSorted();
  const read = await Promise.all(
    folders.map(async (folder) => {
      const dist = join(widgetsFolder, folder, 'dist');
      const text = await readIfThere(join(dist, 'release.json'));
      return text === undefined ? [] : [{ dist, build: JSON.parse(text) as Build }];
    }),
  );
  return read.flat();
}

export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
