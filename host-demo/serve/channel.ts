import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './find-file.ts';

/** What a widget's build says of itself, in `dist/release.json`. */
interface Release {
  widget: string;
  version: string;
  global: string;
  entry: string;
  manifest: string;
}

export interface Channel {
  /** Paths are relative to the channel file. */
  widgets: Record<string, { version: string; global: string; entry: string; manifest: string }>;
}

/** The channel file as the builds are now, so that a rebuilt widget shows on the next reload. */
export async function readChannel(widgetsFolder: string): Promise<Channel> {
  const widgets: Channel['widgets'] = {};
  for (const { release } of await readReleases(widgetsFolder)) {
    const { widget, version, global, entry, manifest } = release;
    const folder = `${widget}/${version}`;
    widgets[widget] = { version, global, entry: `${folder}/${entry}`, manifest: `${folder}/${manifest}` };
  }
  return { widgets };
}

/** The folder with a widget's releases in it, or undefined when no such widget is built. */
export async function releasesFolder(widgetsFolder: string, widget: string): Promise<string | undefined> {
  const found = (await readReleases(widgetsFolder)).find(({ release }) => release.widget === widget);
  return found?.dist;
}

async function readReleases(widgetsFolder: string): Promise<{ dist: string; release: Release }[]> {
  const folders = (await readdir(widgetsFolder)).toSorted();
  const read = await Promise.all(
    folders.map(async (folder) => {
      const dist = join(widgetsFolder, folder, 'dist');
      const text = await readIfThere(join(dist, 'release.json'));
      return text === undefined ? [] : [{ dist, release: JSON.parse(text) as Release }];
    }),
  );
  return read.flat();
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
