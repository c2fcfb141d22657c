/**
 * The folder a CDN is made from: `<widget>/<version>/…` and `embed/<version>/…`, which never change, the channel
 * `v1.json`, and `embed.js`, which is the newest loader with the channel in it. These two are written last, each at once:
 * until then pages get what they got before.
 */
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Release } from '@customer-kit/kit/build';
import { copyAtOnce, writeAtOnce } from '@customer-kit/kit/build/at-once';
import { type Channel, entryOf, readBuilds, readIfThere, withChannel } from './channel.ts';
import { checkKits, checkMajors, checkOneKit, checkUnchanged } from './check-release.ts';
import { isOlder } from './is-older.ts';

interface Published {
  /** As `customer-list 1.2.0`. */
  release: string;
  isNew: boolean;
  /** The version that pages get from now on. */
  current: string;
}

/**
 * Publishes the builds of all widgets and of the loader. Each becomes current unless it was rolled back from, or a newer
 * one is current: what is built may be an older checkout.
 *
 * @throws {Error} when a release is there already with other bytes, or a kit with other sources or without what an earlier
 *   one exports, or when the channel does not follow its major or would name two of the kit, or while another release is
 *   writing; nothing is written then
 */
export async function publish(widgetsFolder: string, cdnFolder: string): Promise<Published[]> {
  using alone = new DisposableStack();
  alone.defer(lock(cdnFolder));
  const loader = join(widgetsFolder, 'embed');
  const { version } = JSON.parse(await readFile(join(loader, 'package.json'), 'utf8')) as { version: string };
  const builds = await readBuilds(widgetsFolder);
  const sources = [
    ...builds.map(({ dist, build }) => ({
      name: build.widget,
      version: build.version,
      from: join(dist, build.folder),
    })),
    { name: 'embed', version, from: join(loader, 'dist') },
  ].map((source) => ({ ...source, to: join(cdnFolder, source.name, source.version) }));

  checkMajors([...sources, ...builds.map(({ build }) => ({ name: `the kit of ${build.widget}`, version: build.kit }))]);
  checkUnchanged(sources);
  await checkKits(
    builds.map(({ build }) => build),
    cdnFolder,
  );

  const channel = await readChannelFile(cdnFolder);
  for (const { build } of builds) {
    const { folder: _, ...release } = build;
    const [widget, listed] = entryOf(release, release.version);
    const before = channel.widgets[widget];
    if (channel.withdrawn?.[widget]?.includes(release.version)) continue;
    if (!before || !isOlder(release.version, before.version)) channel.widgets[widget] = listed;
  }
  checkOneKit(channel);

  const added = new Set<string>();
  for (const { name, from, to } of sources) {
    if (existsSync(to)) continue;
    await copyAtOnce(from, to);
    added.add(name);
  }
  const loaderOfPages = await writeChannel(cdnFolder, channel);
  return sources.map(({ name, version: released }) => ({
    release: `${name} ${released}`,
    isNew: added.has(name),
    current: channel.widgets[name]?.version ?? loaderOfPages,
  }));
}

/**
 * Makes a release that was published before the current one again, of a widget or of the loader (`embed`). No folder
 * changes. The channel keeps which newer releases were left, so that publishing something else does not bring them back.
 *
 * @throws {Error} when there is no such release, or it has another major of the kit than the other widgets', or while
 *   another release is writing
 */
export async function rollBack(cdnFolder: string, name: string, version: string): Promise<void> {
  using alone = new DisposableStack();
  alone.defer(lock(cdnFolder));
  const versions = await versionsOf(cdnFolder, name);
  if (!versions.includes(version)) {
    const there = versions.length > 0 ? versions.join(', ') : 'none';
    throw new Error(`There is no release ${version} of ${name} in ${cdnFolder}. Of ${name} there is: ${there}.`);
  }
  const channel = await readChannelFile(cdnFolder);
  const left = versions.filter((each) => each !== version && !isOlder(each, version));
  channel.withdrawn = { ...channel.withdrawn, [name]: left };
  if (name !== 'embed') {
    const text = await readFile(join(cdnFolder, name, version, 'release.json'), 'utf8');
    [, channel.widgets[name]] = entryOf(JSON.parse(text) as Release, version);
    checkOneKit(channel);
  }
  await writeChannel(cdnFolder, channel);
}

/**
 * Keeps others from writing into the folder, until what it gives is called: a channel that two wrote would lack what one
 * of them released.
 */
function lock(cdnFolder: string): () => void {
  const mark = `${cdnFolder}.lock`;
  mkdirSync(dirname(mark), { recursive: true });
  try {
    closeSync(openSync(mark, 'wx'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new Error(
      `Another release is writing into ${cdnFolder}. Wait for its end; if none is running, one was broken off: delete ${mark}, and repeat this.`,
      { cause },
    );
  }
  return () => rmSync(mark);
}

/** A folder's name. Besides there may be what was broken off (`.new`), and files of a desktop. */
const released = /^\d+\.\d+\.\d+(?!.*\.new$)/;

/** Of a widget or the loader: what was released. */
async function versionsOf(cdnFolder: string, name: string): Promise<string[]> {
  const folder = join(cdnFolder, name);
  return existsSync(folder) ? (await readdir(folder)).filter((each) => released.test(each)).toSorted() : [];
}

async function readChannelFile(cdnFolder: string): Promise<Channel> {
  const text = await readIfThere(join(cdnFolder, 'v1.json'));
  return text === undefined ? { widgets: {} } : (JSON.parse(text) as Channel);
}

/** @returns the version of the loader that pages get: the newest that was not rolled back from */
async function writeChannel(cdnFolder: string, channel: Channel): Promise<string> {
  const versions = await versionsOf(cdnFolder, 'embed');
  const version = versions
    .filter((each) => !channel.withdrawn?.embed?.includes(each))
    .reduce((best, each) => (isOlder(each, best) ? best : each));
  const loader = await readFile(join(cdnFolder, 'embed', version, 'embed.js'), 'utf8');
  await writeAtOnce(join(cdnFolder, 'embed.js'), withChannel(loader, channel));
  await writeAtOnce(join(cdnFolder, 'v1.json'), `${JSON.stringify(channel, undefined, 1)}\n`);
  return version;
}
