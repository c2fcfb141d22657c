import { createContainer } from './container.ts';
import { keepEventsInside } from './event-boundary.ts';

/** The part of a page a widget draws in: a shadow root's inner element that inherits nothing from the page. */
export interface ShadowHost {
  /** Where React renders. Carries theme, density, language and direction as attributes for the style sheets. */
  container: HTMLElement;
  /** The container is that of a preview, whose content goes when React draws its own. */
  previewed: boolean;
  /** Adds a style sheet that came later, with code fetched when it was first needed. */
  adopt: (css: string) => void;
  remove(): void;
}

/**
 * Attaches (or takes again) an open shadow root. The page's rules cannot reach in, but inherited properties can: the
 * container's `all: initial` ends them. Custom properties pass, which is how a host sets `--ck-*`.
 *
 * Focus in what it replaces, as on the loader's button, passes to the container. Not to the element: with a `tabindex` of
 * -1 on it, Tab would pass over all that is inside.
 */
export function createShadowHost(element: HTMLElement, styles: readonly string[]): ShadowHost {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const boundary = keepEventsInside(root);
  root.adoptedStyleSheets = styles.map(sheetOf);
  const preview = root.querySelector<HTMLElement>('[data-preview]');
  const container = preview ?? createContainer();
  delete container.dataset.preview;
  const { activeElement } = root;
  root.replaceChildren(container);
  if (activeElement) {
    container.tabIndex = -1;
    container.focus();
  }
  return {
    container,
    previewed: preview !== null,
    adopt(css) {
      const sheet = sheetOf(css);
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    },
    remove() {
      boundary.abort();
      container.remove();
      root.adoptedStyleSheets = [];
    },
  };
}

const sheets = new Map<string, CSSStyleSheet>();

/** One sheet per text, however many widgets adopt it. Constructed sheets need no `style-src` permission of the page's CSP. */
function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}
