/**
 * The script of a page without a bundler, built to `embed.js` beside `v1.json`:
 *
 *     <script type="module" src="https://cdn.example/embed.js" data-api="https://api.example"></script>
 *
 * Defines the four elements; only this file registers anything. Reads data-api, data-group, data-locale, data-theme and
 * data-density. The page's own scripts may import `configure` and `load` from it.
 */
import { defineElements } from './element.ts';
import { configure, type EmbedOptions } from './options.ts';
import { textOptions } from './widget-props.ts';

const own = Array.from(document.scripts).find(({ src }) => src === import.meta.url);

configure({
  cdn: new URL('.', import.meta.url).href,
  ...(Object.fromEntries(textOptions.map((name) => [name, own?.dataset[name]])) as EmbedOptions),
});

defineElements();

export { load } from './load.ts';
export { configure };
