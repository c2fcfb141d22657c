/**
 * What a text says to search: words, folded. Folding removes case, accents and script variants. Apart from the tokens,
 * because a page with widgets wants the words of a query to begin with, and tokens only once a customer was changed.
 */

import { characterCount } from './text.ts';

/** Longest token kept, in code points; query words are cut at the same place. */
const tokenLength = 32;

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

export function isUnspaced(word: string): boolean {
  return unspaced.test(word.slice(0, 2));
}

export function cut(word: string): string {
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

export function withoutTrunkZeros(word: string): string {
  return /^\d+$/.test(word) ? word.replace(/^0+(?=\d\d)/, '') : word;
}

/** The digits of a phone number, without the trunk zero of "+49 (0)89", which nobody dials together with the code. */
export function phoneDigits(phone: string): string {
  return fold(phone).replace(/(?<=\d\s*)\(0\)/, '');
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

export function joined(number: string): string[] {
  return words(number.replaceAll(/\D/g, ''));
}

/** True for a token or word that is long enough to be looked up by itself: two letters, or one Han or kana character. */
export function leads(word: string): boolean {
  return isUnspaced(word) || characterCount(word) >= 2;
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
