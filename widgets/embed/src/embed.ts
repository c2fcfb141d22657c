/**
 * The script of a page without a bundler, built to `embed.js` beside `v1.json`:
 *
 *     <script type="module" src="https://cdn.example/embed.js" data-api="https://api.example"></script>
 *
 * Defines the elements; only this file registers anything. The script tag's attributes are the options:
 *
 * - data-api, data-group, data-locale, data-theme, data-density: as those of every element
 * - data-prefix: `acme` makes the tags `<acme-customer-list>` and so on
 * - data-cdn: where `v1.json` is; default: beside this file. data-cdn-fallback: more such places, by spaces
 * - data-channel: another channel file than `v1.json`; data-versions: `customer-list@1.2.0`, by spaces
 * - data-patience: milliseconds before a widget that has not come is given out as failed
 *
 * The page's own scripts may import `configure` and `load` from it.
 */
import { type Channel, knowChannel } from './channel.ts';
import { defineElements } from './element.ts';
import { configure, type EmbedOptions } from './options.ts';
import { textOptions } from './widget-props.ts';

/** Whoever serves this file writes the channel into its first line: `host-demo/serve/channel.ts`. */
declare const publishedChannel: Channel | null;

if (publishedChannel) knowChannel(new URL('v1.json', import.meta.url).href, publishedChannel);

const own = Array.from(document.scripts).find(({ src }) => src === import.meta.url);

const words = (name: string) => own?.dataset[name]?.split(/\s+/) ?? [];

configure({
  cdn: [own?.dataset.cdn ?? new URL('.', import.meta.url).href, ...words('cdnFallback')],
  channel: own?.dataset.channel,
  // Without a version it fails, and the failure's URL says why: the page did not mean to follow the channel.
  versions: own?.dataset.versions
    ? Object.fromEntries(words('versions').map((word) => `${word}@no-version`.split('@')))
    : undefined,
  patience: own?.dataset.patience ? Number(own.dataset.patience) : undefined,
  nonce: own?.nonce,
  ...(Object.fromEntries(textOptions.map((name) => [name, own?.dataset[name]])) as EmbedOptions),
});

defineElements(own?.dataset.prefix);

export { load } from './load.ts';
export { configure };
