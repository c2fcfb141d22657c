import { type Language, languageOf } from './languages.ts';
import en from './messages/en.ts';
import type { Catalog, Message } from './messages.ts';

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

type Catalogs = Partial<Record<Language, Catalog>> & { en: Record<string, Message> };

const loaded = new WeakMap<Texts, Catalogs>();

/** The texts for a locale if they are here already; English always is. */
export function loadedCatalog(texts: Texts, locale: string): Catalog | undefined {
  return catalogsOf(texts)[languageOf(locale)];
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
      catalogs[language] = { ...ours.default, ...own.default };
    }
  } catch (error) {
    console.warn(`Texts in "${language}" did not load; showing English.`, error);
  }
  return catalogs[language] ?? catalogs.en;
}

/** Adds what code says that was fetched when it was first needed. In the other languages all texts are in one file. */
export function addEnglish(texts: Texts, english: Catalog): void {
  Object.assign(catalogsOf(texts).en, english);
}

function catalogsOf(texts: Texts): Catalogs {
  const known = loaded.get(texts) ?? { en: { ...common.en, ...texts.en } };
  loaded.set(texts, known);
  return known;
}
