import { countryCodes } from '@customer-kit/kit/countries';

export interface Country {
  code: string;
  name: string;
}

/** Every country by its name in a language, in that language's order. */
export function countriesIn(locale: string): Country[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return countryCodes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((a, b) => compare(a.name, b.name));
}
