/**
 * Style sheets of pages the widgets may find themselves on: frameworks and class-less sheets as npm has them, and rules
 * that are nastier than anybody's. Each must leave the inside of a widget as it is.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'tailwindcss';
import { root } from '../serve/root.ts';

export interface HostileSheet {
  name: string;
  css: string;
  /** The document's beginning, where the sheet alone would not do. */
  html?: string;
}

const frameworks = {
  'Bootstrap 3': import.meta.resolve('bootstrap-3/dist/css/bootstrap.min.css'),
  'Bootstrap 5': import.meta.resolve('bootstrap/dist/css/bootstrap.min.css'),
  'Foundation 6': import.meta.resolve('foundation-sites/dist/css/foundation.min.css'),
  'Bulma 1': import.meta.resolve('bulma/css/bulma.min.css'),
  'Semantic UI 2': import.meta.resolve('semantic-ui-css/semantic.min.css'),
  'Materialize 1': import.meta.resolve('materialize-css/dist/css/materialize.min.css'),
  'Pico 2': import.meta.resolve('@picocss/pico/css/pico.min.css'),
  'water.css 2': import.meta.resolve('water.css/out/water.min.css'),
  'sakura.css 1': import.meta.resolve('sakura.css/css/sakura.css'),
  'MVP.css 1': import.meta.resolve('mvp.css/mvp.css'),
  'new.css 1': import.meta.resolve('@exampledev/new.css/new.css'),
};

const nasties: HostileSheet[] = [
  { name: 'everything unset', css: '* { all: unset !important }' },
  {
    name: 'everything inherited changed',
    css: `* {
      color: red !important; font: italic 900 31px/3 serif !important; letter-spacing: 5px !important;
      word-spacing: 9px !important; text-transform: uppercase !important; text-indent: 40px !important;
      text-align: right !important; white-space: pre !important; text-shadow: 2px 2px red !important;
      list-style: square inside !important; border-collapse: collapse !important; quotes: "<" ">" !important;
      cursor: wait !important; caret-color: red !important; accent-color: red !important; color-scheme: dark !important;
      hyphens: auto !important; tab-size: 20 !important; -webkit-font-smoothing: none !important; user-select: none !important;
      font-variant: small-caps !important; font-stretch: condensed !important; scrollbar-color: red lime !important;
      text-emphasis: filled red !important; text-wrap: nowrap !important; stroke: red !important; fill: lime !important;
      -webkit-text-stroke: 1px red !important; image-rendering: pixelated !important; line-break: anywhere !important;
      word-break: break-all !important; text-underline-offset: 9px !important; zoom: 1 !important;
    }`,
  },
  {
    name: 'everything moving',
    css: `@keyframes nasty { from { letter-spacing: 9px; color: lime; font-size: 30px } to { letter-spacing: 3px } }
      * { transition: all 3s linear 1s !important }
      body, customer-search, customer-list, customer-form, customer-delete { animation: nasty 2s linear -1s infinite paused !important }`,
  },
  {
    name: 'everything a flexible, writing downwards, from right to left',
    css: '* { display: flex !important; writing-mode: vertical-rl !important; direction: rtl !important; text-orientation: upright !important }',
  },
  { name: 'everything in columns', css: '* { columns: 3 !important; column-gap: 40px !important }' },
  { name: 'a page whose rem is 10px', css: 'html { font-size: 62.5% }' },
  {
    name: 'a page in Arabic direction',
    css: ':root { direction: rtl } body { direction: rtl; text-align: right }',
    html: '<!doctype html><html lang="en" dir="rtl">',
  },
  {
    name: 'dark selection, backdrop and placeholders',
    css: `::selection { background: black !important; color: lime !important } ::backdrop { background: red !important; filter: none }
      ::placeholder { color: red !important } ::marker { color: red } ::-webkit-scrollbar { inline-size: 40px; background: red }
      customer-list::before, customer-search::after { content: "!" !important; display: block }`,
  },
  { name: 'quirks mode', css: 'table { font-size: 30px } body { background: silver }', html: '<html lang="en">' },
  {
    name: 'effects on elements with dialogs',
    css: `customer-form, customer-delete {
      opacity: 0.2 !important; transform: rotate(3deg) scale(0.5) !important; filter: invert(1) !important;
      clip-path: inset(50%) !important; contain: layout paint !important; overflow: hidden !important;
      position: relative !important; z-index: -1 !important; will-change: transform !important;
    }`,
  },
  {
    name: 'our own selectors',
    css: `.ck, .button, .dialog, .row, .list, .toast, .input, .icon, button, input, dialog, h2, p, svg, select
      { display: none !important; color: red !important; --ck-none: 0 }
      :host { display: none !important }`,
  },
];

export async function hostileSheets(): Promise<HostileSheet[]> {
  return [
    ...Object.entries(frameworks).map(([name, url]) => ({ name, css: read(url) })),
    {
      name: 'Tailwind 4 preflight',
      css: (await compile(read(import.meta.resolve('tailwindcss/preflight.css')))).build([]),
    },
    ...nasties,
    { name: 'our own private custom properties', css: `* { ${privateProperties().join(': 7px; ')}: 7px }` },
  ];
}

/** `--_…` are nobody's to set; `--ck-…` are. */
function privateProperties(): string[] {
  const files = globSync('widgets/*/src/**/*.{css,tsx}', { cwd: root });
  const names = files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/--_[\w-]+/g) ?? []);
  return [...new Set(names)];
}

/** Without what a sheet would fetch from elsewhere. */
function read(url: string): string {
  return readFileSync(fileURLToPath(url), 'utf8').replace(/@import\s+url\([^)]*\);?/g, '');
}
