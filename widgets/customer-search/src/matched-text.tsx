import { matchedPieces } from './matches.ts';

interface MatchedTextProps {
  text: string;
  words: readonly string[];
}

/** A text with what the search found in it marked. */
export function MatchedText({ text, words }: MatchedTextProps) {
  return matchedPieces(text, words).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
    return piece.matched ? <mark key={index}>{piece.text}</mark> : piece.text;
  });
}
