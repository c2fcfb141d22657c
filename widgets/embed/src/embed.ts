/**
 * The script of a page without a bundler, built to `embed.js` beside `v1.json`:
 *
 *     <script type="module" src="https://cdn.example/embed.js" data-api="https://api.example"></script>
 *
 * Defines the four elements; only this file registers anything. Reads data-api, data-group, data-locale, data-theme,
 * data-density, and of the loader data-cdn (where v1.json is; default: beside this file), data-cdn-fallback (more origins, by spaces), data-channel and data-versions
 * (`customer-list@1.2.0`, by spaces). `data-prefix="acme"` makes the tags `<acme-customer-list>` and so on. The page's
 * own scripts may import `configure` and `load` from it.
 */
import { defineElement } from './element.ts';
import { configure, type EmbedOptions } from './options.ts';
import { textOptions, widgetNames } from './widget-props.ts';

const own = Array.from(document.scripts).find(({ src }) => src === import.meta.url);

const words = (name: string) => own?.dataset[name]?.split(/\s+/) ?? [];

configure({
  cdn: [own?.dataset.cdn ?? new URL('.', import.meta.url).href, ...words('cdnFallback')],
  channel: own?.dataset.channel,
  versions: own?.dataset.versions && Object.fromEntries(words('versions').map((word) => word.split('@'))),
  nonce: own?.nonce,
  ...(Object.fromEntries(textOptions.map((name) => [name, own?.dataset[name]])) as EmbedOptions),
});

const prefix = own?.dataset.prefix;
for (const widget of widgetNames) defineElement(widget, prefix ? `${prefix}-${widget}` : widget);

export { load } from './load.ts';
export { configure };
