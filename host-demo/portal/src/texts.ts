/** The portal's own texts: English comes with it, another language when it is chosen. */
import { createContext, useContext } from 'react';
import type { Language } from './settings.ts';
import en from './texts/en.ts';

export type Texts = Record<keyof typeof en, string>;

const catalogs: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./texts/de.ts'),
  fr: () => import('./texts/fr.ts'),
  es: () => import('./texts/es.ts'),
  ja: () => import('./texts/ja.ts'),
  ar: () => import('./texts/ar.ts'),
};

const loaded = new Map<Language, Promise<Texts>>();

/** The same promise each time, as React's `use` needs it. English, when the language could not be fetched. */
export function loadTexts(language: Language): Promise<Texts> {
  const texts = loaded.get(language) ?? fetchTexts(language);
  loaded.set(language, texts);
  return texts;
}

async function fetchTexts(language: Language): Promise<Texts> {
  try {
    return (await catalogs[language]()).default;
  } catch (error) {
    console.warn(`The texts in ${language} could not be loaded.`, error);
    return en;
  }
}

export const TextsContext = createContext<Texts>(en);

export function useTexts(): Texts {
  return useContext(TextsContext);
}
