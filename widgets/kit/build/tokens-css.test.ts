import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast } from '../src/styles/contrast.ts';
import { namesOf, readTokens, tokensCss } from './tokens-css.ts';

const tokens = readTokens();

test('tokens.css is what tokens.json says; `node widgets/kit/build/tokens-css.ts` writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '..', 'src', 'styles', 'tokens.css'), 'utf8');
  expect(written).toBe(tokensCss(tokens));
});

test('light and dark have the same tokens', () => {
  expect(namesOf(tokens.dark)).toEqual(namesOf(tokens.light));
});

type Name = ReturnType<typeof namesOf<typeof tokens.light>>[number];

/** WCAG 2.2, 1.4.3 for text and 1.4.11 for what else must be seen. */
const pairs: [text: Name, ground: Name, ratio: number][] = [
  ...(['surface', 'surface-raised', 'surface-sunken', 'hover', 'accent-soft', 'danger-soft'] as const).flatMap(
    (ground): [Name, Name, number][] => [
      ['text', ground, 7],
      ['text-muted', ground, 4.5],
    ],
  ),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['danger', 'surface', 4.5],
  ['danger', 'danger-soft', 4.5],
  ['success', 'surface', 3],
  ['warning', 'surface', 4.5],
  ['accent', 'surface', 3],
  ['accent', 'surface-sunken', 3],
  ['border-strong', 'surface', 3],
  ['border-strong', 'surface-raised', 3],
];

describe.each(['light', 'dark'] as const)('%s', (mode) => {
  test.each(pairs)('%s on %s has a contrast of %d at least', (text, ground, ratio) => {
    expect(contrast(tokens[mode][text].$value.hex, tokens[mode][ground].$value.hex)).toBeGreaterThanOrEqual(ratio);
  });

  test('the components of a colour are its hex', () => {
    for (const name of namesOf(tokens[mode])) {
      const { components, hex } = tokens[mode][name].$value;
      const written = components
        .map((part) =>
          Math.round(part * 255)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('');
      expect.soft(`#${written}`, name).toBe(hex);
    }
  });
});
