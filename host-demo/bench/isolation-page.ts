/**
 * A page whose styles are not the kit's: a kitchen sink of the host's own elements, or a stage that covers it, where
 * the four widgets are seen and nothing else. The stage's own box is protected by inline styles; everything that is
 * inherited, and every rule for any element, reaches the widgets in it.
 */
import type { Site } from '../serve/static-server.ts';
import type { HostileSheet } from './hostile-sheets.ts';
import { widgets } from './widgets-on-page.ts';

/** Every property by which an element is placed, sized and painted over: not those its content inherits. */
const ownBox = [
  'inset: auto',
  'float: none',
  'margin: 0',
  'padding: 0',
  'border: 0',
  'inline-size: auto',
  'min-inline-size: 0',
  'max-inline-size: none',
  'writing-mode: horizontal-tb',
  'direction: ltr',
  'columns: auto',
  'animation: none',
  'transition: none',
  'display: block',
  'position: static',
]
  .map((declaration) => `${declaration} !important`)
  .join(';');
const stage = `${ownBox}; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: white !important; overflow: hidden !important`;

export interface HostPage {
  sheet?: HostileSheet | undefined;
  body: string;
}

/** Serves each page at the path it is given. */
export function hostPages(pages: ReadonlyMap<string, HostPage>): Site {
  return {
    headers: () => ({}),
    async find(path) {
      const page = pages.get(decodeURIComponent(path.slice(1)));
      return page && { name: 'page.html', body: Buffer.from(documentOf(page)) };
    },
  };
}

function documentOf({ sheet, body }: HostPage): string {
  return `${sheet?.html ?? '<!doctype html><html lang="en">'}<head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,"><style>${sheet?.css ?? ''}</style></head><body>${body}</body></html>`;
}

/** All four widgets on the stage. */
export function staged({ cdn, api }: { cdn: string; api: string }): string {
  const boxes = widgets.map((name) => `<div style="${ownBox}"><${name}></${name}></div>`);
  return `<div style="${stage}">${boxes.join('')}</div>${scriptTag({ cdn, api })}`;
}

export function scriptTag({ cdn, api }: { cdn: string; api: string }): string {
  return `<script type="module" src="${cdn}/embed.js" data-api="${api}"></script>`;
}

/** What a host has of its own: everything frameworks style. */
export const kitchenSink = `
<header class="navbar navbar-default top-bar"><nav><ul><li><a href="#a">Home</a></li><li><a href="#b">News</a></li></ul></nav></header>
<main class="container"><h1>Intranet</h1><p class="lead">Some <em>words</em> and <code>code</code>, <a href="#c">a link</a>.</p>
<div id="box" style="display: block !important; inline-size: 600px !important; block-size: 200px !important; overflow: hidden !important"></div>
<form class="form ui form"><label for="n">Name</label><input id="n" class="form-control input" placeholder="Name"><select><option>One</option></select>
<label><input type="checkbox" checked> Yes</label><textarea>Text</textarea><button type="button" class="btn btn-primary button ui primary">Save</button></form>
<table class="table ui"><thead><tr><th>Day</th><th>Lunch</th></tr></thead><tbody><tr><td>Monday</td><td>Soup</td></tr></tbody></table>
<blockquote>Quote</blockquote><details open><summary>More</summary>Details</details><progress value="0.4"></progress><hr></main>`;
