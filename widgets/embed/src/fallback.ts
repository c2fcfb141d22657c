/** What stands in a widget's place until its `mount` replaces it: nothing, a hint that it loads, or that it does not. */
import type { Catalog, WidgetName } from '@customer-kit/kit/host';
import { options, pageLanguage } from './options.ts';

/** The loader's own texts, which cannot be loaded when they are needed; a host replaces them by `messages`. */
const english = ['This part of the page has not loaded.', 'Try again'] as const;
const texts: Record<string, readonly [failed: string, retry: string]> = {
  de: ['Dieser Teil der Seite wurde nicht geladen.', 'Erneut versuchen'],
  fr: ['Cette partie de la page n’a pas été chargée.', 'Réessayer'],
  es: ['Esta parte de la página no se ha cargado.', 'Reintentar'],
  ja: ['ページのこの部分は読み込まれていません。', '再試行'],
  ar: ['لم يتم تحميل هذا الجزء من الصفحة.', 'أعد المحاولة'],
};

/** What a widget will take of the page's height, as its style sheet has it. Dialogs take none. */
const heights: Partial<Record<WidgetName, string>> = {
  'customer-list': 'var(--ck-list-height,calc(min(70vh,640px) + 2px))',
  'customer-search': 'var(--ck-control,36px)',
};

const css = `:host{display:block}
div{all:initial;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:10px 12px;border:1px solid color-mix(in srgb,CanvasText 25%,Canvas);border-radius:6px;
color-scheme:inherit;color:CanvasText;background:Canvas;font:14px/20px system-ui,sans-serif}
i{display:block;border-radius:6px;background:color-mix(in srgb,CanvasText 5%,transparent);animation:show .2s .15s backwards}
@keyframes show{from{opacity:0}}
p{margin:0;flex:1 1 16em}button{font:inherit;min-height:32px;padding:0 12px;cursor:pointer}[aria-disabled]{opacity:.6;cursor:default}`;

/** Keeps the widget's place. Shows nothing for the first 150 ms, so that what is there at once does not flash. */
export function showLoading(element: HTMLElement, widget: WidgetName): void {
  const place = document.createElement('i');
  place.style.blockSize = heights[widget] ?? '0';
  fill(element, place);
}

/** @param onRetry called once: the button is busy then, until another fallback or the widget takes its place */
export function showFallback(
  element: HTMLElement,
  { messages, locale }: { messages?: Catalog | undefined; locale?: string | undefined },
  onRetry: () => void,
): void {
  const language = pageLanguage(locale);
  const known = texts[language.replace(/-.*/, '')];
  const [failed, retry] = known ?? english;
  const text = (key: string, own: string) => {
    const given = (messages ?? options().messages)?.[key];
    return typeof given === 'string' ? given : own;
  };
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.lang = known ? language : 'en';
  box.dir = box.lang.startsWith('ar') ? 'rtl' : 'ltr';
  const message = document.createElement('p');
  message.textContent = text('load.failed', failed);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text('load.retry', retry);
  const press = () => {
    // Unlike `disabled`, it keeps the focus.
    button.ariaDisabled = 'true';
    onRetry();
  };
  button.addEventListener('click', press, { once: true });
  box.append(message, button);
  fill(element, box);
}

function fill(element: HTMLElement, content: HTMLElement): void {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const hadFocus = root.activeElement !== null;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(content);
  if (hadFocus) root.querySelector('button')?.focus();
}
