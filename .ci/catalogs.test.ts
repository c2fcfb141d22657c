import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

// Every language says everything English says: a missing key does not compile, and what the compiler cannot see is here.
const widgets = join(import.meta.dirname, '..', 'widgets');
const languages = ['de', 'fr', 'es', 'ja', 'ar'];
/** CLDR has "many" for French and Spanish millions only, which no text of ours counts. */
const unneeded = new Map([
  ['fr', 'many'],
  ['es', 'many'],
]);

type Message = string | Record<string, string>;

async function catalog(folder: string, language: string): Promise<Record<string, Message>> {
  const files = readdirSync(folder).filter((name) => name === `${language}.ts` || name.startsWith(`${language}-`));
  const modules = await Promise.all(
    files.map((name) => import(join(folder, name)) as Promise<{ default: Record<string, Message> }>),
  );
  return Object.assign({}, ...modules.map((module) => module.default)) as Record<string, Message>;
}

const patterns = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (message: Message) =>
  new Set(patterns(message).flatMap((pattern) => pattern.match(/\{\w+\}/g) ?? []));

const folders = readdirSync(widgets)
  .map((name) => join(widgets, name, 'src', 'messages'))
  .filter((folder) => {
    try {
      return readdirSync(folder).includes('en.ts');
    } catch {
      return false;
    }
  });

test('five workspaces have texts', () => expect(folders).toHaveLength(5));

describe.each(folders.flatMap((folder) => languages.map((language) => ({ folder, language }))))(
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
