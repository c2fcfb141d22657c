import { describe, expect, test } from 'vitest';
import { catalog, catalogFolders, languages, patterns } from './catalogs.ts';

// What readers see in two widgets has one name in both.
const all = Object.fromEntries(
  await Promise.all(
    ['en', ...languages].map(async (language) => {
      const catalogs = await Promise.all(catalogFolders.map((folder) => catalog(folder, language)));
      return [language, new Map(catalogs.flatMap((texts) => Object.entries(texts)))] as const;
    }),
  ),
);
const said = (language: string, key: string) => patterns(all[language]?.get(key) ?? '').join(' ');

const restoring = [
  'list.restore',
  'list.restored',
  'list.restore.failed',
  'delete.undoing',
  'delete.undo.failed.one',
  'delete.undo.failed.many',
  'delete.undo.over',
  'delete.undone.one',
  'delete.undone.many',
];
const creating = ['list.create', 'list.column.created', 'list.empty.text', 'form.save.create', 'form.save.created'];

describe.each([
  ['restoring', 'de', /wiederher/, restoring],
  ['restoring', 'fr', /restaur/i, restoring],
  ['restoring', 'es', /restaur/i, restoring],
  ['restoring', 'ja', /復元/, restoring],
  ['restoring', 'ar', /ستُ?ع/, restoring],
  ['creating', 'ja', /追加/, [...creating, 'form.save.as-new', 'form.gone.text']],
  ['a pause before saving', 'fr', /^Enregistrement/, ['form.save.busy', 'form.save.again.count']],
])('%s in %s', (_, language, word, keys) => {
  test.each(keys)('%s', (key) => expect(said(language, key)).toMatch(word));
});

test.each(languages)('clearing a search is called the same under the field and in an empty list: %s', (language) => {
  expect(said(language, 'search.clear')).toBe(said(language, 'list.nothing.clear'));
});

test.each(languages)('being signed out is told the same everywhere: %s', (language) => {
  expect(said(language, 'problem.unauthorized')).toContain(said(language, 'list.signed-out.title'));
});

test('nobody is told to have signed out: a token may have expired', () => {
  expect(said('es', 'problem.unauthorized')).not.toMatch(/cerrado/);
});

test('Japanese has full-width punctuation', () => {
  const halfWidth = [...(all.ja ?? [])].filter(([, message]) =>
    /[^ -~] ?[?!:;,]|\}[?!:;,]/.test(patterns(message).join('')),
  );
  expect(halfWidth).toEqual([]);
});
