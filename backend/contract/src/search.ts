/**
 * What "finds by the beginning of any word" means, once for Lambda, mock and the highlighting in the widgets.
 *
 * A customer has a sorted set of tokens; a query has words; a customer matches when every word begins one of its
 * tokens. Runs of Han and kana have no spaces, so each of their suffixes is a token and a query finds any part of them.
 */

import { byCodePoint } from './name-order.ts';
import { cut, fold, isUnspaced, joined, numbersIn, phoneDigits, withoutTrunkZeros, words } from './search-words.ts';

/** Most tokens of one customer. Each is an item in the customer's write transaction, which holds 100. */
export const tokenLimit = 40;

function suffixes(word: string): string[] {
  if (!isUnspaced(word)) return [word];
  const characters = Array.from(word);
  return characters.map((_, start) => characters.slice(start).join(''));
}

/** "O'Brien" is found as obrien and as brien. */
function apostropheParts(value: string): string[] {
  return /\p{L}['’ʼ]\p{L}/u.test(value) ? words(value.replaceAll(/['’ʼ]/gu, ' ')) : [];
}

/** Every group of a phone number starts a token, so the number is found with and without its country code. */
function phoneTokens(phone: string): string[] {
  const groups = phoneDigits(phone).match(/\d+/g) ?? [];
  return groups
    .map((_, start) => withoutTrunkZeros(groups.slice(start).join('')))
    .filter((digits, start) => start === 0 || digits.length >= 4)
    .map(cut);
}

function numberTokens(value: string): string[] {
  return numbersIn(fold(value)).flatMap(([number]) => joined(number));
}

/** Local part and domain labels but the last: "com" would find everybody. */
function emailTokens(email: string): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [...words(local), ...words(domain.split('.').slice(0, -1).join(' '))];
}

/** The fields of a customer that its tokens are made of. */
export interface SearchableFields {
  name: string;
  email: string;
  company?: string | undefined;
  phone?: string | undefined;
}

/**
 * The tokens of a customer: sorted by code point, at most 40, none of which begins another, because every word that
 * begins the shorter one begins the longer one too. When a customer has more than 40, those of the name come first, then
 * e-mail, phone and company.
 */
export function searchTokens(fields: SearchableFields): string[] {
  const found = new Set<string>();
  const candidates = [
    ...words(fields.name).flatMap(suffixes),
    ...apostropheParts(fields.name),
    ...numberTokens(fields.name),
    ...emailTokens(fields.email).flatMap(suffixes),
    ...phoneTokens(fields.phone ?? ''),
    ...words(fields.company ?? '').flatMap(suffixes),
    ...apostropheParts(fields.company ?? ''),
    ...numberTokens(fields.company ?? ''),
  ];
  for (const token of candidates) {
    if (found.size === tokenLimit) break;
    found.add(token);
  }
  // After the limit: a token of the name must not make way for a longer one that there is no room for.
  return [...found].toSorted(byCodePoint).filter((token, i, sorted) => !sorted[i + 1]?.startsWith(token));
}

/**
 * What a leading token or word is looked up under: its first two characters, or one of Han or kana. A word and every
 * token it begins have the same.
 */
export function tokenPartition(word: string): string {
  return Array.from(word)
    .slice(0, isUnspaced(word) ? 1 : 2)
    .join('');
}

/** True when every word begins one of the tokens. */
export function matchesWords(tokens: readonly string[], query: readonly string[]): boolean {
  return query.every((word) => tokens.some((token) => token.startsWith(word)));
}

/**
 * The same of the tokens of these fields. They are made only for fields that, folded, have every word somewhere, as those
 * that match do: telling so of one that does not takes a third of the time.
 */
export function isFoundBy(fields: SearchableFields, query: readonly string[]): boolean {
  const { name, email, company = '', phone = '' } = fields;
  const folded = fold(`${name} ${email} ${company}`);
  const text = `${folded} ${(folded + phoneDigits(phone)).replaceAll(/\D/g, '')}`;
  return query.every((word) => text.includes(word)) && matchesWords(searchTokens(fields), query);
}
