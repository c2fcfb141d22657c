import { type Language, languageOf } from './languages.ts';
import en from './messages/en.ts';
import type { Catalog } from './messages.ts';

/** A widget's texts: English at hand, every other language fetched when a page first needs it. */
export type Texts = Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalog }>>> & {
  readonly en: Catalog;
};

/** Texts every widget shows: problems, statuses, the commonest buttons. */
export const common: Texts = {
  en,
  de: () => import('./messages/de.ts'),
  fr: () => import('./messages/fr.ts'),
  es: () => import('./messages/es.ts'),
  ja: () => import('./messages/ja.ts'),
  ar: () => import('./messages/ar.ts'),
};

export type CommonMessageKey = keyof typeof en;

const loaded = new WeakMap<Texts, Map<Language, Catalog>>();

/** The texts for a locale if they are here already; English always is. */
export function loadedCatalog(texts: Texts, locale: string): Catalog | undefined {
  return catalogsOf(texts).get(languageOf(locale));
}

/**
 * Fetches the texts for a locale. Where they do not come, a widget in English is better than none; the next one that is
 * mounted tries again.
 */
export async function loadCatalog(texts: Texts, locale: string): Promise<Catalog> {
  const language = languageOf(locale);
  const catalogs = catalogsOf(texts);
  try {
    if (language !== 'en') {
      const [ours, own] = await Promise.all([common[language](), texts[language]()]);
      catalogs.set(language, { ...ours.default, ...own.default });
    }
  } catch (error) {
    console.warn(`Texts in "${language}" did not load; showing English.`, error);
  }
  return catalogs.get(language) ?? englishOf(texts);
}

function catalogsOf(texts: Texts): Map<Language, Catalog> {
  const known = loaded.get(texts) ?? new Map([['en', englishOf(texts)]] satisfies [Language, Catalog][]);
  loaded.set(texts, known);
  return known;
}

function englishOf(texts: Texts): Catalog {
  return { ...common.en, ...texts.en };
}
