import { fold } from './search-words.ts';

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
