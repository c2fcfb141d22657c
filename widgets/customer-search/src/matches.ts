import { fold, numbersIn } from '@customer-kit/kit';

/** A piece of a text; `matched`: what a word of the query found. */
export interface Piece {
  text: string;
  matched: boolean;
}

const letter = /[\p{L}\p{M}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/**
 * Cuts a text where the words of a query (`queryWords`) match it, as the search does: at the beginning of any word,
 * anywhere in Han and kana, whatever the accents, case and script forms, and whatever stands between the digits of a
 * number that is looked up as one. The pieces together are the text.
 */
export function matchedPieces(text: string, words: readonly string[]): Piece[] {
  const characters = Array.from(text);
  const folded = characters.map(fold);
  const matched = characters.map(() => false);
  for (const start of characters.keys()) {
    if (!beginsWord(characters, start)) continue;
    const length = Math.max(...words.map((word) => matchLength(folded, start, word)), 0);
    matched.fill(true, start, start + length);
  }
  for (const { start, end } of numberMatches(folded, words)) matched.fill(true, start, end);
  const pieces: Piece[] = [];
  for (const index of characters.keys()) {
    const last = pieces.at(-1);
    const [character = '', isMatched = false] = [characters[index], matched[index]];
    if (last?.matched === isMatched) last.text += character;
    else pieces.push({ text: character, matched: isMatched });
  }
  return pieces;
}

function beginsWord(characters: readonly string[], index: number): boolean {
  const [before = '', here = ''] = [characters[index - 1], characters[index]];
  if (!letter.test(here) || /\p{M}/u.test(here)) return false;
  return unspaced.test(here) || unspaced.test(before) || !letter.test(before);
}

/** What the words match of numbers that are looked up as one, from the first digit, though zeros in front do not count. */
function numberMatches(folded: readonly string[], words: readonly string[]): { start: number; end: number }[] {
  const origins = folded.flatMap((part, index) => part.split('').map(() => index));
  return numbersIn(folded.join('')).flatMap(({ index: from, 0: text }) => {
    const digits = [...text.matchAll(/\d/g)].map(({ index, 0: digit }) => ({
      digit,
      at: origins[from + index] ?? 0,
    }));
    const number = digits.map(({ digit }) => digit).join('');
    const zeros = /^0+(?=\d\d)/.exec(number)?.[0].length ?? 0;
    const length = Math.max(...words.map((word) => (number.startsWith(word, zeros) ? word.length : 0)), 0);
    const [first, last] = [digits[0], digits[zeros + length - 1]];
    return length > 0 && first && last ? [{ start: first.at, end: last.at + 1 }] : [];
  });
}

/** How many characters from `start` on the word covers, marks after its last letter included; 0: it is another word. */
function matchLength(folded: readonly string[], start: number, word: string): number {
  let rest = word;
  let end = start;
  for (; end < folded.length && rest !== ''; end += 1) {
    const here = folded[end] ?? '';
    // The last character may fold to more than what is left to find: "s" is in "ß".
    if (here.startsWith(rest)) rest = '';
    else if (rest.startsWith(here)) rest = rest.slice(here.length);
    else return 0;
  }
  if (rest !== '') return 0;
  while (end < folded.length && folded[end] === '') end += 1;
  return end - start;
}
