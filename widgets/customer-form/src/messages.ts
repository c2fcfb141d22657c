import type { CommonMessageKey, Texts, Translate } from '@customer-kit/kit';
import en from './messages/en.ts';

export const texts: Texts = {
  en,
  de: () => import('./messages/de.ts'),
  fr: () => import('./messages/fr.ts'),
  es: () => import('./messages/es.ts'),
  ja: () => import('./messages/ja.ts'),
  ar: () => import('./messages/ar.ts'),
};

export type MessageKey = keyof typeof en;

/** Gives the form's texts. */
export type FormTranslate = Translate<MessageKey | CommonMessageKey>;

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
