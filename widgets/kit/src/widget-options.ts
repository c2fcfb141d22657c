import type { Appearance } from './appearance.ts';
import type { GroupOptions } from './group-options.ts';
import type { Catalog } from './messages.ts';

/** What a host can tell every widget. */
export interface WidgetOptions extends GroupOptions {
  /**
   * BCP 47 tag: of the texts, their direction, and how dates and numbers are written. Default: the page's `lang`, then the
   * browser's language. Where the kit has no texts for it, they are English, left to right, and said to be, unless the host
   * gives `messages`; dates and numbers are the locale's all the same.
   */
  locale?: string | undefined;
  /** Default `auto`: the reader's system setting. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Default `comfortable`. */
  density?: 'comfortable' | 'compact' | undefined;
  /** Colours, corners, font and sizes of the host's own. */
  appearance?: Appearance | undefined;
  /** Texts that replace the widget's own, by key, in the language of `locale`. */
  messages?: Catalog | undefined;
}

/** The locale to format for, always one that `Intl` takes. */
export function resolveLocale(locale: string | undefined): string {
  const candidates = [locale, document.documentElement.lang, ...navigator.languages, 'en'];
  return candidates.find(isLocale) ?? 'en';
}

function isLocale(tag: string | undefined): tag is string {
  try {
    return Boolean(tag && new Intl.Locale(tag));
  } catch {
    return false;
  }
}
