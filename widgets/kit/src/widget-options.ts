import type { Appearance } from './appearance.ts';
import type { GroupOptions } from './group.ts';
import type { Catalog } from './messages.ts';

/** What a host can tell every widget. */
export interface WidgetOptions extends GroupOptions {
  /** BCP 47 tag for texts' formats and direction. Default: the page's `lang`, then the browser's language. */
  locale?: string | undefined;
  /** Default `auto`: the reader's system setting. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Default `comfortable`. */
  density?: 'comfortable' | 'compact' | undefined;
  /** Colours, corners, font and sizes of the host's own. */
  appearance?: Appearance | undefined;
  /** Texts that replace the widget's own, by key. */
  messages?: Catalog | undefined;
}

/** The locale to format for, always one that `Intl` takes. */
export function resolveLocale(locale: string | undefined): string {
  const candidates = [locale, document.documentElement.lang, ...navigator.languages, 'en'];
  return candidates.find((candidate) => candidate !== undefined && isLocale(candidate)) ?? 'en';
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
