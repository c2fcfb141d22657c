/** Style sheets that pages out there have: CSS frameworks of four generations, class-less ones, and one meant badly. */
export const hostileSheets = {
  None: () => Promise.resolve(''),
  'Bootstrap 3': () => text(import('bootstrap-3/dist/css/bootstrap.css?raw')),
  'Bootstrap 5': () => text(import('bootstrap/dist/css/bootstrap.css?raw')),
  Foundation: () => text(import('foundation-sites/dist/css/foundation.css?raw')),
  Bulma: () => text(import('bulma/css/bulma.css?raw')),
  'Water.css': () => text(import('water.css/out/water.css?raw')),
  Pico: () => text(import('@picocss/pico/css/pico.css?raw')),
  'Everything unset, important': () => Promise.resolve('body * { all: unset !important; }'),
} as const;

async function text(module: Promise<{ default: string }>): Promise<string> {
  const { default: css } = await module;
  // A constructed sheet takes no imports, which here are fonts from elsewhere.
  return css.replaceAll(/@import[^;]+;/g, '').replace(/@charset[^;]+;/, '');
}
