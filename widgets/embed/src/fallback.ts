import type { Catalog } from '@customer-kit/kit';

/** The loader's own texts; a host replaces them by `messages`, like any other. */
const texts = {
  'load.failed': 'This part of the page could not be loaded.',
  'load.retry': 'Try again',
};

const css = `:host{display:block}
div{all:initial;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:10px 12px;border:1px solid color-mix(in srgb,CanvasText 25%,Canvas);border-radius:6px;
color-scheme:inherit;color:CanvasText;background:Canvas;font:14px/20px system-ui,sans-serif}
p{margin:0;flex:1 1 16em}button{font:inherit;min-height:32px;padding:0 12px;cursor:pointer}`;

/** What stands in a widget's place when it could not be loaded. The widget's `mount` replaces it. */
export function showFallback(element: HTMLElement, messages: Catalog | undefined, onRetry: () => void): void {
  const text = (key: keyof typeof texts) => {
    const own = messages?.[key];
    return typeof own === 'string' ? own : texts[key];
  };
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const keepFocus = root.activeElement !== null;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  const message = document.createElement('p');
  message.textContent = text('load.failed');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text('load.retry');
  button.addEventListener('click', onRetry);
  box.append(message, button);
  root.replaceChildren(box);
  if (keepFocus) button.focus();
}
