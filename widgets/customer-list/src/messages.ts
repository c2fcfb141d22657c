import type { CommonMessageKey, Texts, Translate } from '@customer-kit/kit';
import en from './messages/en.ts';
import type tools from './messages/en-tools.ts';

export const texts: Texts = {
  en,
  de: () => import('./messages/de.ts'),
  fr: () => import('./messages/fr.ts'),
  es: () => import('./messages/es.ts'),
  ja: () => import('./messages/ja.ts'),
  ar: () => import('./messages/ar.ts'),
};

export type MessageKey = keyof typeof en | keyof typeof tools;

/** Gives the list's texts. */
export type ListTranslate = Translate<MessageKey | CommonMessageKey>;
