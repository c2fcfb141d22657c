/** Languages the kit's own texts exist in. */
const languages = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const;

export type Language = (typeof languages)[number];

/** The language of a locale's texts; English where there are none, for a host to replace by `messages`. */
export function languageOf(locale: string): Language {
  const { language } = new Intl.Locale(locale);
  return languages.find((known) => known === language) ?? 'en';
}
