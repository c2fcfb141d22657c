// The scripts of a widget's preview, one for each language: its components draw it once, here, and a few lines of the
// widget fill in the answer of the API in the browser. What that saves a page is React, and what the preview may weigh
// is little, so it brings only those rules of the style sheets that apply to it.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle, transform } from 'esbuild';
import { parseHTML } from 'linkedom';
import { parse } from 'postcss';
import type { PreviewSource, Tree } from '../src/preview.ts';
import { cssAsText } from './css-as-text.ts';
import type { PreviewTemplate } from './preview-template.tsx';

interface PreviewOptions {
  /** The widget's workspace, with `src/preview/template.tsx` and `src/preview/draw.ts`. */
  folder: string;
  /** The variable that the script leaves its function in. */
  global: string;
  /** The oldest, as `chrome 123`. */
  browsers: string[];
}

/** By language. */
export async function buildPreviews(options: PreviewOptions): Promise<Map<string, string>> {
  const template = await loadTemplate(options.folder);
  const scripts = new Map<string, string>();
  let styles: string | undefined;
  for (const language of template.languages) {
    const { markup, marked, open } = await template.in(language);
    const { document } = parseHTML(`<body><div class="ck">${markup}</div>`);
    const container = document.querySelector('.ck') as Element;
    for (const unseen of container.querySelectorAll(template.unseen)) unseen.remove();
    // The same rules apply whatever the language.
    styles ??= await minified(rulesFor(container, template.styles), options.browsers);
    const content = treeOf(container.firstElementChild as Element, styles);
    const written = JSON.stringify(content);
    const seen = Object.entries(marked).filter(([key]) => written.includes(`"{{${key}}}"`));
    const source: PreviewSource = { content, styles, texts: { ...open, ...Object.fromEntries(seen) } };
    scripts.set(language, await script(source, options));
  }
  return scripts;
}

/** Runs the template as Node cannot by itself: it has JSX, and imports style sheets. */
async function loadTemplate(folder: string): Promise<PreviewTemplate> {
  const file = join(folder, 'dist', `preview-template-${process.pid}.mjs`);
  await bundle({
    entryPoints: [join(folder, 'src/preview/template.tsx')],
    outfile: file,
    bundle: true,
    format: 'esm',
    // React's server for the edge needs nothing of Node's, and keeps no process from ending.
    platform: 'browser',
    conditions: ['edge-light'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [cssAsText],
    logLevel: 'error',
  });
  try {
    return ((await import(pathToFileURL(file).href)) as { default: PreviewTemplate }).default;
  } finally {
    await rm(file);
  }
}

async function script(source: PreviewSource, { folder, global, browsers }: PreviewOptions): Promise<string> {
  const { outputFiles } = await bundle({
    stdin: {
      contents: `import { previewOf } from './draw.ts'; globalThis[${JSON.stringify(global)}] = previewOf(${JSON.stringify(source)});`,
      resolveDir: join(folder, 'src/preview'),
    },
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: targetsOf(browsers),
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** What only a reader's doing brings about; nothing can be done with a preview. */
const interaction = /:(?:hover|focus|focus-visible|focus-within|active|disabled|checked|:selection)\b/;
/** Properties of the same kind: what is inert has no cursor and no selection, and nothing in it moves. */
const interactive =
  /^(?:cursor|(?:-webkit-)?user-select|overscroll-behavior|(?:animation|transition|outline)(?:-\w+)?)$/;
/** What can be otherwise on a page than in the template, or is no element. */
const circumstance = /\[data-(?:theme|density)=[^\]]+\]|::[\w-]+/g;

/** The rules that an element of the container is chosen by, or the container itself. */
function rulesFor(container: Element, css: string): string {
  const all = [container, ...container.querySelectorAll('*')];
  const applies = (selector: string) => {
    if (selector.startsWith(':host')) return true;
    if (interaction.test(selector.replaceAll(/:not\([^)]*\)/g, ''))) return false;
    const plain = selector.replaceAll(circumstance, '') || '*';
    return all.some((element) => element.matches(plain));
  };
  const sheet = parse(css);
  sheet.walkAtRules('keyframes', (rule) => void rule.remove());
  sheet.walkDecls(interactive, (declaration) => void declaration.remove());
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter(applies);
    if (selectors.length > 0 && rule.nodes.length > 0) rule.selectors = selectors;
    else rule.remove();
  });
  sheet.walkAtRules((rule) => void (rule.nodes?.length === 0 && rule.remove()));
  const rest = sheet.toString();
  sheet.walkDecls(/^--_/, (declaration) => {
    // esbuild leaves the spaces of custom properties.
    if (rest.includes(`var(${declaration.prop})`))
      declaration.assign({ value: declaration.value.replaceAll(', ', ','), raws: { between: ':' } });
    else declaration.remove();
  });
  return sheet.toString();
}

async function minified(css: string, browsers: string[]): Promise<string> {
  return (await transform(css, { loader: 'css', minify: true, target: targetsOf(browsers) })).code;
}

/** As esbuild has them. */
function targetsOf(browsers: string[]): string[] {
  return browsers.map((browser) => browser.replace(' ', ''));
}

/** What is seen of an element. What it is called and does matters to nobody while it is inert. */
const visible = /^(?:class|part|dir|type|viewBox|d)$/;

/** Data attributes are seen by the rules that ask for them. */
function treeOf(element: Element, styles: string): Tree {
  const attributes = Array.from(element.attributes, ({ name, value }) => [name, value] as const);
  return [
    element.localName,
    Object.fromEntries(attributes.filter(([name]) => visible.test(name) || styles.includes(`[${name}`))),
    ...Array.from(element.childNodes, (node) =>
      node.nodeType === 1 ? treeOf(node as Element, styles) : (node.textContent ?? ''),
    ),
  ];
}
