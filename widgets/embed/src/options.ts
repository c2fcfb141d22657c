import type { WidgetOptions } from '@customer-kit/kit';

/** `undefined` takes an option back. */
export interface EmbedOptions extends Omit<WidgetOptions, 'api'> {
  /** Base URL of the API. */
  api?: string | undefined;
  /** Where the widgets are served: the URL of the folder that holds `v1.json`. `embed.js` knows its own. */
  cdn?: string | undefined;
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

export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
