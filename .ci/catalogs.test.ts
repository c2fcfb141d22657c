import { describe, expect, test } from 'vitest';
import { catalog, catalogFolders, languages, type Message, patterns } from './catalogs.ts';

// Every language says everything English says: a missing key does not compile, and what the compiler cannot see is here.
/** CLDR has "many" for French and Spanish millions only, which no text of ours counts. */
const unneeded = new Map([
  ['fr', 'many'],
  ['es', 'many'],
]);

const placeholders = (message: Message) =>
  new Set(patterns(message).flatMap((pattern) => pattern.match(/\{\w+\}/g) ?? []));

describe.each(catalogFolders.flatMap((folder) => languages.map((language) => ({ folder, language }))))(
  '$folder in $language',
  ({ folder, language }) => {
    test('uses the placeholders of the English text', async () => {
      const english = await catalog(folder, 'en');
      const texts = await catalog(folder, language);
      const without = (message: Message) => [...placeholders(message)].filter((name) => name !== '{count}').toSorted();
      for (const [key, message] of Object.entries(texts)) {
        expect.soft(without(message), key).toEqual(without(english[key] ?? ''));
      }
    });

    test('has every plural form of the language, wherever English has two', async () => {
      const english = await catalog(folder, 'en');
      const needed = new Intl.PluralRules(language)
        .resolvedOptions()
        .pluralCategories.filter((category) => category !== unneeded.get(language));
      for (const [key, message] of Object.entries(await catalog(folder, language))) {
        if (typeof english[key] === 'string') continue;
        const has = typeof message === 'string' ? ['other'] : Object.keys(message);
        expect.soft(has, key).toEqual(expect.arrayContaining(needed));
      }
    });

    test('is translated', async () => {
      const english = await catalog(folder, 'en');
      for (const [key, message] of Object.entries(await catalog(folder, language))) {
        const sentences = patterns(message).filter((pattern) => pattern.length > 24);
        expect
          .soft(patterns(english[key] ?? ''), key)
          .not.toEqual(expect.arrayContaining(sentences.length ? sentences : ['\0']));
      }
    });
  },
);
