/**
 * A preview: how a widget looks with its first answer, drawn while its code and React are on their way. `build/preview.ts`
 * has the widget's own components draw it when the widget is built; a script of each release fills in the answer, and the
 * widget's first rendering replaces it. Nothing in it can be used, so it is inert.
 */
import type { Catalog, Message } from './messages.ts';
import { createContainer, type Dress, dress } from './shadow/container.ts';
import { resolveLocale, type WidgetOptions } from './widget-options.ts';

export { patternOf } from './messages.ts';
export { resolveLocale } from './widget-options.ts';

/** What the script of a preview leaves in its global variable. */
export type DrawPreview<P extends WidgetOptions = WidgetOptions> = (
  root: ShadowRoot,
  answer: unknown,
  options: P,
) => void;

/**
 * An element as data, or a text, or the key of one in double braces: a page's Trusted Types forbid HTML, and its CSP style
 * attributes.
 */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...children: Tree[]];

/** What the build makes of a widget, in one language. */
export interface PreviewSource {
  /** The widget without data, but one of each kind of thing it shows. */
  content: Tree;
  /** The rules of its style sheets that apply to it. */
  styles: string;
  /** Those that the content has keys of, those that depend on the answer, and `lang`. */
  texts: Catalog;
}

/** What a text of the preview is: the host's own, if it has one. */
export function messageOf({ texts }: PreviewSource, { messages }: Pick<WidgetOptions, 'messages'>, key: string) {
  return messages?.[key] ?? texts[key];
}

/** Draws the content into an empty shadow root; what it returns is for the widget's script to fill. */
export function showContent(
  root: ShadowRoot,
  source: PreviewSource,
  options: Dress & Pick<WidgetOptions, 'locale'>,
): HTMLElement {
  const container = createContainer();
  container.dataset.preview = '';
  dress(container, resolveLocale(options.locale), source.texts, options);
  const drawn = build(source.content, (key) => messageOf(source, options, key)) as HTMLElement;
  drawn.inert = true;
  container.append(drawn);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(source.styles);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(container);
  return drawn;
}

function build(
  tree: Tree,
  message: (key: string) => Message | undefined,
  namespace = 'http://www.w3.org/1999/xhtml',
): Node {
  if (typeof tree === 'string') {
    const text = message(tree.slice(2, -2)) ?? tree;
    return document.createTextNode(typeof text === 'string' ? text : text.other);
  }
  const [tag, attributes, ...children] = tree;
  const own = tag === 'svg' ? 'http://www.w3.org/2000/svg' : namespace;
  const element = document.createElementNS(own, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => build(child, message, own)));
  return element;
}
