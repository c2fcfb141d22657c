/**
 * From a widget's name to its `mount`: the channel names the release, its container is a script, and all containers of
 * the page share React and the kit. What fails is tried at the next origin, and once more past the browser's cache.
 */
import type { Mount, WidgetName } from '@customer-kit/kit/host';
import type { DrawPreview } from '@customer-kit/kit/preview';
import { channelUrl, chooseRelease, forgetChannels, type Release } from './channel.ts';
import { firstOf } from './first-of.ts';
import { LoadError } from './load-error.ts';
import { once } from './once.ts';
import { options, pageLanguage, patience, urlOf } from './options.ts';
import { pause } from './pause.ts';
import { fetchAnew, preload, runScript } from './release-files.ts';
import { type Container, initialize } from './share-scope.ts';
import type { WidgetProps } from './widget-props.ts';

type AnyMount = Mount<WidgetProps[WidgetName]>;

const containers = new Map<string, Promise<Container>>();
const mounts = new Map<WidgetName, Promise<AnyMount>>();
const loaded = new Set<WidgetName>();
/** What each widget was last waiting for. */
const asked = new Map<WidgetName, string>();

/**
 * Loads a widget, once however often it is asked; after a failure the next call tries again.
 *
 * @throws {LoadError}
 */
export function load<W extends WidgetName>(widget: W): Promise<Mount<WidgetProps[W]>> {
  return once(mounts, widget, () => attempt(widget, false)) as Promise<Mount<WidgetProps[W]>>;
}

/** As `load`, but does not wait for an earlier call that has not been answered. */
export function loadAgain<W extends WidgetName>(widget: W): Promise<Mount<WidgetProps[W]>> {
  const before = mounts.get(widget);
  if (!loaded.has(widget)) {
    mounts.delete(widget);
    const now = attempt(widget, true);
    void once(mounts, widget, () => (before ? Promise.any([before, now]).catch(() => now) : now));
  }
  return load(widget);
}

/** What a widget can do before its code is here. */
export interface Beginning {
  /** What it asks the API for first: path and query. */
  request: string;
  /** Draws the answer; undefined where that saves nobody any time, or its script does not come. */
  preview: Promise<DrawPreview | undefined> | undefined;
}

/** Undefined for a widget that asks for nothing, or whose code is here. */
export async function beginningOf(widget: WidgetName, locale: string | undefined): Promise<Beginning | undefined> {
  const [base] = originsFor();
  if (loaded.has(widget) || base === undefined) return undefined;
  const { release } = await chooseRelease(widget, base);
  const { firstRequest, kit } = release;
  if (firstRequest === undefined) return undefined;
  // With React and the kit on the page, the widget comes as soon as the preview would.
  return {
    request: firstRequest,
    preview: kitRuns(kit) ? undefined : previewOf(release, locale).catch(() => undefined),
  };
}

async function previewOf(release: Release, locale: string | undefined): Promise<DrawPreview | undefined> {
  const { previews = {}, global } = release;
  const file = inLanguage(previews, locale) ?? previews.en;
  if (file === undefined) return undefined;
  const name = `${global}_preview`;
  const draw = await runScript<DrawPreview>(release, file, name);
  Reflect.deleteProperty(globalThis, name);
  return draw;
}

/** What a widget that has not come is waiting for. */
export function askedFor(widget: WidgetName): string | undefined {
  return asked.get(widget);
}

async function attempt(widget: WidgetName, again: boolean): Promise<AnyMount> {
  const origins = originsFor();
  const tryAll = (anew: boolean) => firstOf(origins, (base) => loadFrom(base, widget, anew), patience() / 2);
  let mount: AnyMount;
  try {
    mount = await tryAll(again);
  } catch {
    await pause(300);
    mount = await tryAll(true);
  }
  loaded.add(widget);
  return mount;
}

function originsFor(): string[] {
  const [first, ...others] = [options().cdn].flat();
  return [first, ...others].map((cdn) => urlOf('cdn', cdn).replace(/\/?$/, '/'));
}

/** @param anew past everything that an earlier attempt may have left: cached bytes, requests that hang */
async function loadFrom(base: string, widget: WidgetName, anew: boolean): Promise<AnyMount> {
  asked.set(widget, channelUrl(base));
  if (anew) forgetChannels();
  const { release, newest } = await chooseRelease(widget, base);
  asked.set(widget, release.folder + release.entry);
  const query = anew ? `?${Date.now().toString(36)}` : '';

  async function start(started: Release, files: string[]): Promise<Container> {
    if (anew) {
      await fetchAnew({ ...started, query }, [started.entry, ...files]);
    } else {
      // What does not come, the entry will ask for.
      for (const file of [...files, ...textsOf(started)]) preload(started, file).catch(() => {});
    }
    return containerOf({ ...started, query });
  }

  if (anew && giver?.global === release.global) giver = undefined;
  const isFirst = !giver && !kitRuns(release.kit);
  const gives = isFirst && newest.global === release.global;
  if (isFirst) giver = { global: newest.global, ready: undefined };
  const starting = start(release, gives ? [...release.shared, ...release.exposed] : release.exposed);
  if (isFirst && giver) giver.ready = (gives ? starting : start(newest, newest.shared)).catch(() => {});
  try {
    const container = await starting;
    const { mount } = (await container.get('./mount'))() as { mount?: AnyMount };
    if (typeof mount !== 'function') throw new TypeError('it exposes no mount');
    return mount;
  } catch (error) {
    throw loadErrorOf(error, release);
  }
}

/**
 * The container whose React and kit the page gets, if they come: those that start later let it offer first, so that
 * what is preloaded is what is used.
 */
let giver: { global: string; ready: Promise<unknown> | undefined } | undefined;

function containerOf(release: Release): Promise<Container> {
  return once(containers, release.folder + release.entry + release.query, async () => {
    const { entry, global, folder } = release;
    const container = await runScript<Container>(release, entry, global);
    if (!container?.get) {
      throw new LoadError('widget-broken', `${folder + entry} holds no container "${global}".`, folder + entry);
    }
    if (giver && giver.global !== release.global) await Promise.race([giver.ready, pause(patience() * 0.4)]);
    await initialize(container, patience());
    return container;
  });
}

/** The texts a widget will want, for its page's language. */
function textsOf({ texts = {} }: Release): string[] {
  const file = inLanguage(texts);
  return file === undefined ? [] : [file];
}

function inLanguage(files: Record<string, string>, locale?: string): string | undefined {
  return files[pageLanguage(locale).replace(/-.*/, '')];
}

/** Whether the page has a kit of this major version. Every kit adds its version where this looks. */
function kitRuns(version: string): boolean {
  const versions = (globalThis as Record<symbol, unknown>)[Symbol.for('customer-kit.instances')] as
    | string[]
    | undefined;
  return versions?.some((running) => Number.parseInt(running) === Number.parseInt(version)) ?? false;
}

function loadErrorOf(error: unknown, { folder, entry }: Release): LoadError {
  if (error instanceof LoadError) return error;
  // As the containers' runtime throws it.
  const { name, request, type } = error as { name?: string; request?: string; type?: string };
  if (name === 'ChunkLoadError' && request) {
    const [url] = request.split('?');
    return new LoadError(type === 'timeout' ? type : 'widget-unavailable', `${url} did not load.`, url, error);
  }
  return new LoadError('widget-broken', `${folder + entry} did not start: ${String(error)}`, folder + entry, error);
}
