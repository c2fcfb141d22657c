/**
 * Play functions say what they look for in English. In another language of the toolbar, the texts of the same keys in the
 * widgets' catalogs are found, too, whatever stands for their placeholders.
 */
import type { Catalog } from '@customer-kit/kit';

type Matcher = string | RegExp;
type Query = (matcher: unknown, options?: { name?: unknown }) => unknown;

const catalogs = import.meta.glob<{ default: Catalog }>('../widgets/*/src/messages/*.ts');

/** Queries of Testing Library that look for texts and names in this language as well. */
export async function inLanguage<Q extends object>(queries: Q, locale: string): Promise<Q> {
  const own = locale === 'en' ? {} : await catalogOf(locale);
  if (Object.keys(own).length === 0) return queries;
  const english = await catalogOf('en');
  const either = (matcher: unknown) => {
    if (typeof matcher !== 'string' && !(matcher instanceof RegExp)) return matcher;
    const end = typeof matcher === 'string' ? '$' : '';
    const keys = Object.keys(english).filter((key) => textsOf(english, key).some((text) => fits(text, matcher)));
    const translations = keys.flatMap((key) => textsOf(own, key)).map((text) => patternOf(text, end));
    const found = (text: string) => isFound(text, matcher) || translations.some((pattern) => pattern.test(text));
    // For the message of a query that finds nothing.
    return Object.assign(found, { toString: () => `${matcher} or ${translations.join(' or ')}` });
  };
  return Object.fromEntries(
    Object.entries(queries as Record<string, Query>).map(([name, query]): [string, Query] => {
      if (name.endsWith('Text')) return [name, (matcher, options) => query(either(matcher), options)];
      if (!name.endsWith('Role')) return [name, query];
      return [name, (role, options) => query(role, options && { ...options, name: either(options.name) })];
    }),
  ) as Q;
}

/** The texts of all widgets, those that a widget fetches later included. Empty for a locale that has none. */
async function catalogOf(locale: string): Promise<Catalog> {
  const files = Object.entries(catalogs).filter(([file]) => new RegExp(`/${locale}(-\\w+)?\\.ts$`).test(file));
  const modules = await Promise.all(files.map(([, load]) => load()));
  return Object.assign({}, ...modules.map((module) => module.default));
}

function textsOf(catalog: Catalog, key: string): string[] {
  const message = catalog[key];
  const texts = typeof message === 'object' ? Object.values(message) : [message ?? ''];
  // What is nothing but a placeholder would be found everywhere.
  return texts.filter((text) => /\p{L}/u.test(text.replace(placeholder, '')));
}

const placeholder = /\{\w+\}/g;

function patternOf(text: string, end: '$' | ''): RegExp {
  const parts = text.split(placeholder).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}${end}`);
}

/** With the number that is looked for, if one is, in every placeholder. */
function fits(text: string, matcher: Matcher): boolean {
  if (typeof matcher === 'string') return patternOf(text, '$').test(matcher);
  const [number = '1'] = /\d[\d,]*/.exec(matcher.source) ?? [];
  return matcher.test(text.replace(placeholder, number));
}

function isFound(text: string, matcher: Matcher): boolean {
  return typeof matcher === 'string' ? text === matcher : matcher.test(text);
}
