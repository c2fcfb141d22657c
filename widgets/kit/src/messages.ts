import { directionOf } from './direction.ts';

/** A text with `{name}` placeholders, or one per plural category of `count` (CLDR: zero, one, two, few, many, other). */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Texts by key. Hosts override any of them by the `messages` option. */
export type Catalog = Readonly<Record<string, Message>>;

export type Values = Readonly<Record<string, string | number>>;

/** Gives the text of a key with its placeholders filled in; numbers are formatted for the locale. */
export type Translate<K extends string> = (key: K, values?: Values) => string;

/** `textLocale`: whose direction and plurals the texts have. */
export function createTranslate(
  catalog: Catalog,
  overrides: Catalog | undefined,
  locale: string,
  textLocale = locale,
): Translate<string> {
  const plural = new Intl.PluralRules(textLocale);
  const number = new Intl.NumberFormat(locale);
  const foreign = directionOf(textLocale) === 'rtl' ? leftToRightLetter : rightToLeftLetter;
  return (key, values = {}) => {
    return patternOf(overrides?.[key] ?? catalog[key] ?? key, Number(values.count), plural).replace(
      /\{(\w+)\}/g,
      (placeholder, name: string) => {
        const value = values[name];
        if (value === undefined) return placeholder;
        return typeof value === 'number' ? number.format(value) : isolated(value, foreign);
      },
    );
  };
}

/** A message as it is said of so many. */
export function patternOf(message: Message, count: number, plural: Intl.PluralRules): string {
  return typeof message === 'string' ? message : (message[plural.select(count)] ?? message.other);
}

const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const leftToRightLetter =
  /[^\P{L}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A name of the other direction must not turn the sentence around it: Unicode FSI … PDI (UAX #9, 2.4). Of none a dash is said. */
function isolated(value: string, foreign: RegExp): string {
  return foreign.test(value) ? `\u2068${value}\u2069` : value || '—';
}
