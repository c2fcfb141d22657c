// The code blocks of the READMEs. What stands after the language says which test holds a block to what is true:
// `file=name` is compiled, `page=name` is shown by a browser, `policy=name` is what that page is served under.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../serve/root.ts';

export const readmes = globSync('**/README.md', { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });

export interface CodeBlock {
  /** Path below the root. */
  readme: string;
  language: string;
  file?: string;
  page?: string;
  policy?: string;
  text: string;
}

export function codeBlocks(readme: string): CodeBlock[] {
  const source = readFileSync(join(root, readme), 'utf8');
  return Array.from(
    source.matchAll(/^( *)```(\w*)([^\n]*)\n(.*?)^ *```$/gms),
    ([, indent = '', language = '', info = '', text = '']) => ({
      readme,
      language,
      ...Object.fromEntries(Array.from(info.matchAll(/(file|page|policy)=(\S+)/g), ([, key, value]) => [key, value])),
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}
