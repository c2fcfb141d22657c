import { fold, queryWords } from '@customer-kit/kit';
import { createCustomerMock, withCustomers } from '@customer-kit/mock';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchedPieces } from './matches.ts';

/** The text with what is matched in brackets. */
function marked(text: string, query: string): string {
  return matchedPieces(text, queryWords(query))
    .map((piece) => (piece.matched ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('what a query matches in a text', () => {
  test.each([
    ['Zoë Ångström', 'angs zo', '[Zo]ë [Ångs]tröm'],
    ['Zoe\u0308 Smith', 'zoe', '[Zoe\u0308] Smith'],
    ['STRASSE und Straße', 'strasse', '[STRASSE] und [Straße]'],
    ['Straße', 'stras', '[Straß]e'],
    ['Annabel Hannah', 'anna', '[Anna]bel Hannah'],
    ['O’Brien', 'obr', '[O’Br]ien'],
    ['O’Brien', 'brie', 'O’[Brie]n'],
    ['山田 太郎', '郎', '山田 太[郎]'],
    ['株式会社Acme', 'ac', '株式会社[Ac]me'],
    ['zoe.angstrom@example.com', 'angstrom', 'zoe.[angstrom]@example.com'],
    ['مُحَمَّد علي', 'محمد', '[مُحَمَّد] علي'],
    ['Industrie 4.0 GmbH', '4.0', 'Industrie [4.0] GmbH'],
    ['Industrie 4.0 GmbH', '4 0', 'Industrie [4.0] GmbH'],
    ['Industrie 4.0 GmbH', 'industrie 4', '[Industrie] [4].0 GmbH'],
    ['Studio 54 7', '54 7', 'Studio [54] [7]'],
    ['1-800 Flowers', '1-800', '[1]-[800] Flowers'],
    ['Saison 2024–2025', '2024/20', 'Saison [2024–20]25'],
    ['24/7/365', '24/7/3', '[24]/[7]/[3]65'],
    ['Ek (089) 12', '089 12', 'Ek ([089) 12]'],
    ['Ek (089) 12', '891', 'Ek ([089) 1]2'],
    ['Agent 007', '007', 'Agent [007]'],
    ['متجر ٤٫٠ و ٤.٠', '4.0', 'متجر ٤٫٠ و [٤.٠]'],
    ['Ada', 'zz', 'Ada'],
    ['', 'ada', ''],
  ])('%s: %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  const { customers } = createCustomerMock({ baseUrl: 'https://mock.example', scenarios: [withCustomers(400)] });
  const names = customers.list().map(({ name }) => name);

  test('the pieces together are the text, alternating', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...names)), fc.string(), (text, query) => {
        const pieces = matchedPieces(text, queryWords(query));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece, index) => piece.matched !== pieces[index - 1]?.matched)).toBe(true);
      }),
    );
  });

  test('every beginning of every word of a name is found, and is what is marked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names).chain((name) => {
          const found = queryWords(name).filter((word) => word.length > 1);
          return fc.record({ name: fc.constant(name), word: fc.constantFrom(...(found.length ? found : [''])) });
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ name, word }, share) => {
          const query = Array.from(word)
            .slice(0, Math.max(1, Math.ceil(share * Array.from(word).length)))
            .join('');
          const matched = matchedPieces(name, [query]).filter((piece) => piece.matched);
          if (query === '') expect(matched).toEqual([]);
          else expect(matched.some((piece) => fold(piece.text).startsWith(query))).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});
