/**
 * What "finds by the beginning of any word" means, once for Lambda, mock and the highlighting in the widgets.
 *
 * A customer has a sorted set of tokens; a query has words; a customer matches when every word begins one of its
 * tokens. Folding removes case, accents and script variants. Runs of Han and kana have no spaces, so each of their
 * suffixes is a token and a query finds any part of them.
 */

import { characterCount } from './text.ts';

/** Longest token kept, in code points; query words are cut at the same place. */
const tokenLength = 32;
/** Most tokens of one customer. Each is an item in the customer's write transaction, which holds 100. */
export const tokenLimit = 40;

const letterForms: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
};

/**
 * Text as search compares it: NFKD, lower case, without combining marks, invisible controls and apostrophes, and with
 * digits of every script as ASCII. Vowel signs of Indic and South-East Asian scripts are letters there and stay.
 */
export function fold(value: string): string {
  return value
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Script=Inherited}\u0591-\u05c7\p{Cf}'’ʼ`]/gu, '')
    .replace(/[ßæœøłđðþıςىةـ]/gu, (letter) => letterForms[letter] ?? letter)
    .replace(/\p{Nd}/gu, asciiDigit);
}

/** The decimal digits of every script are ten consecutive code points, zero first (Unicode Standard §4.6). */
function asciiDigit(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{M}\p{N}]+/gu;

function isUnspaced(word: string): boolean {
  return unspaced.test(word.slice(0, 2));
}

function cut(word: string): string {
  return word.length <= tokenLength ? word : Array.from(word).slice(0, tokenLength).join('');
}

/** The words of a text, folded. A number loses its leading zeros, so that 070 finds +46 70. */
export function words(value: string): string[] {
  return (fold(value).match(runs) ?? []).flatMap(splitAtScriptChange).map((word) => cut(withoutTrunkZeros(word)));
}

/** "abc田中def" is one run of letters but three words. */
function splitAtScriptChange(run: string): string[] {
  return (
    run.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu,
    ) ?? []
  );
}

function withoutTrunkZeros(word: string): string {
  return /^\d+$/.test(word) ? word.replace(/^0+(?=\d\d)/, '') : word;
}

function suffixes(word: string): string[] {
  if (!isUnspaced(word)) return [word];
  const characters = Array.from(word);
  return characters.map((_, start) => characters.slice(start).join(''));
}

/** "O'Brien" is found as obrien and as brien. */
function apostropheParts(value: string): string[] {
  return /\p{L}['’ʼ]\p{L}/u.test(value) ? words(value.replaceAll(/['’ʼ]/gu, ' ')) : [];
}

/** The digits of a phone number, without the trunk zero of "+49 (0)89", which nobody dials together with the code. */
function phoneDigits(phone: string): string {
  return fold(phone).replace(/(?<=\d\s*)\(0\)/, '');
}

/** Every group of a phone number starts a token, so the number is found with and without its country code. */
function phoneTokens(phone: string): string[] {
  const groups = phoneDigits(phone).match(/\d+/g) ?? [];
  return groups
    .map((_, start) => withoutTrunkZeros(groups.slice(start).join('')))
    .filter((digits, start) => start === 0 || digits.length >= 4)
    .map(cut);
}

/**
 * Digits that are looked up as one: those of a phone number as it is dialled, in whatever groups, and "4.0", where no
 * group can be looked up by itself. Others, "54 7" and "1-800", are words.
 */
const asOne = /^[+(0]|(?:\d\D*){6}|^\D*(?:\d\D+)*\d?$/;

/** Numbers in a folded text that a query would look up as one. */
export function numbersIn(folded: string): RegExpExecArray[] {
  return [...folded.matchAll(/[+(]?\d[\d\s().\p{Pd}−/]*/gu)].filter(([number]) => asOne.test(number));
}

function numberTokens(value: string): string[] {
  return numbersIn(fold(value)).flatMap(([number]) => joined(number));
}

function joined(number: string): string[] {
  return words(number.replaceAll(/\D/g, ''));
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

/** True for a token or word that is long enough to be looked up by itself: two letters, or one Han or kana character. */
export function leads(word: string): boolean {
  return isUnspaced(word) || characterCount(word) >= 2;
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

/**
 * The words of a query, the one to look up first in front: the longest, because the fewest customers have it. A word
 * that begins another asks for nothing more and is left out. Empty when no word is long enough to look up (see
 * `leads`): such a query is not searchable.
 */
export function queryWords(query: string): string[] {
  const telling = withoutBeginnings([...new Set(splitQuery(query))]);
  const lead = telling.filter(leads).toSorted((a, b) => selectivity(b) - selectivity(a))[0];
  return lead === undefined ? [] : [lead, ...telling.filter((word) => word !== lead)];
}

function withoutBeginnings(unique: readonly string[]): string[] {
  return unique.filter((word) => !unique.some((other) => other !== word && other.startsWith(word)));
}

function selectivity(word: string): number {
  return characterCount(word) * (isUnspaced(word) ? 3 : 1);
}

/** Digits and what people put between them, perhaps with an extension: pasted as it stands on the card. */
const phoneNumber = /^[+\d\s().\p{Pd}−/]+(?:(?:ext\.?|x|#)\s*\d+)?$/u;

function splitQuery(query: string): string[] {
  const trimmed = query.trim();
  const digits = phoneDigits(trimmed);
  if (phoneNumber.test(digits) && asOne.test(digits)) return joined(digits);
  return trimmed.split(/\s+/u).flatMap((part) => (part.includes('@') ? emailQuery(part) : words(part)));
}

/** A typed address loses its last label, as tokens do, once a dot shows that it is the last. */
function emailQuery(part: string): string[] {
  const [local = '', domain = ''] = part.split('@');
  const labels = domain.split('.');
  return [...words(local), ...words((labels.length > 1 ? labels.slice(0, -1) : labels).join(' '))];
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

/**
 * The order of names in lists: folded, by code point; byte order of an index can follow no locale's collation. Has no
 * control characters, so that an index can put one between this key and the id.
 */
export function nameSortKey(name: string): string {
  const visible = fold(name)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '');
  return Array.from(visible.trim()).slice(0, 120).join('');
}

/**
 * Compares by code point, the order DynamoDB keeps strings in (UTF-8 bytes). JavaScript's `<` compares UTF-16 units,
 * which puts an emoji before the last letters of the basic plane. Expects well-formed strings; allocates nothing,
 * because whole tables are sorted by it.
 */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const difference = codePointRank(a.charCodeAt(i)) - codePointRank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Lifts surrogates above the rest of the basic plane: halves of a pair stand for code points beyond U+FFFF. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
