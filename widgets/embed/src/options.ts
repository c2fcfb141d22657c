import type { WidgetName, WidgetOptions } from '@customer-kit/kit/host';
import { LoadError } from './load-error.ts';

/** `undefined` takes an option back. */
export interface EmbedOptions extends Omit<WidgetOptions, 'api'> {
  /** Base URL of the API. */
  api?: string | undefined;
  /**
   * Where the widgets are served: the URL of the folder that holds `v1.json`. Of several, the next one is asked when one
   * fails or takes long. `embed.js` knows its own.
   */
  cdn?: string | readonly string[] | undefined;
  /** The channel file, which names and vouches for the releases. Default `v1.json` of `cdn`. */
  channel?: string | undefined;
  /** Releases this page keeps, whatever the channel says: `{ 'customer-list': '1.2.0' }`. */
  versions?: Partial<Record<WidgetName, string>> | undefined;
  /** Milliseconds before a widget that has not come is given out as failed; it may still come. Default 2,500. */
  patience?: number | undefined;
  /** Of the page's Content-Security-Policy, for the scripts the loader adds. */
  nonce?: string | undefined;
}

let current: EmbedOptions = {};
const listeners = new Set<() => void>();

/** Options for every widget of the page, those already there included. What an element or component is given wins. */
export function configure(change: EmbedOptions): void {
  current = { ...current, ...change };
  for (const listener of listeners) listener();
}

export function options(): EmbedOptions {
  return current;
}

export function patience(): number {
  return current.patience ?? 2_500;
}

/**
 * Where CDN or API are, as an absolute URL.
 *
 * @throws {LoadError} `cdn-missing`, `api-missing`, when nobody has said it or what was said is no URL
 */
export function urlOf(option: 'cdn' | 'api', given: string | undefined): string {
  try {
    if (given) return new URL(given, document.baseURI).href;
  } catch {}
  throw new LoadError(
    `${option}-missing`,
    `Say by data-${option} or configure({ ${option} }) at which URL it is, not ${given}.`,
  );
}

/** The language to speak, as a BCP 47 tag. */
export function pageLanguage(locale = current.locale): string {
  return (locale ?? document.documentElement.lang) || navigator.language;
}

export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
