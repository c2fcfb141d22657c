// The widgets' texts, for the tests that hold the languages together.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const widgets = join(import.meta.dirname, '..', 'widgets');

/** Beside English. */
export const languages = ['de', 'fr', 'es', 'ja', 'ar'];

export type Message = string | Record<string, string>;

export async function catalog(folder: string, language: string): Promise<Record<string, Message>> {
  const files = readdirSync(folder).filter((name) => name === `${language}.ts` || name.startsWith(`${language}-`));
  const modules = await Promise.all(
    files.map((name) => import(join(folder, name)) as Promise<{ default: Record<string, Message> }>),
  );
  return Object.assign({}, ...modules.map((module) => module.default)) as Record<string, Message>;
}

export const patterns = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));

export const catalogFolders = readdirSync(widgets)
  .map((name) => join(widgets, name, 'src', 'messages'))
  .filter((folder) => existsSync(join(folder, 'en.ts')));
