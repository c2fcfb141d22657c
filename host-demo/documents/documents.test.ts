// What the READMEs say of this repository is there: commands and their options, files, links; and TypeScript compiles.
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../serve/root.ts';
import { codeBlocks, readmes } from './code-blocks.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const blocks = readmes.flatMap(codeBlocks);

test('every code block is held to something by a test', () => {
  const free = blocks.filter(({ language, file, page, policy }) => {
    return !(file ?? page ?? policy) && !['sh', 'mermaid'].includes(language);
  });
  expect(free.map(({ readme, text }) => `${readme}: ${text.slice(0, 80)}`)).toEqual([]);
});

test.for(readmes)('commands that %s names are there, and take the options it gives them', (readme) => {
  const shell = codeBlocks(readme).flatMap(({ language, text }) => (language === 'sh' ? text.split('\n') : []));
  let named = '';
  const wrong = [...inlineCode(readme), ...shell].flatMap((line) => {
    // Tables name a command once, and its options beside it.
    if (line.startsWith('-- --')) return unknownOptions(named, line);
    const [, name, rest = ''] = /\bnpm (?:run )?([\w:-]+)([^#]*)/.exec(line) ?? [];
    if (!name || ['install', 'version'].includes(name)) return [];
    named = name;
    return name in scripts ? unknownOptions(name, rest) : [line];
  });
  expect(wrong).toEqual([]);
});

function inlineCode(readme: string): string[] {
  const prose = read(readme).replaceAll(/^ *```.*?^ *```$/gms, '');
  return Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, code = '']) => code);
}

function unknownOptions(command: string, code: string): string[] {
  const known = optionsOf(command);
  const given = Array.from(code.matchAll(/ --([a-z][\w-]*)/g), ([, option = '']) => option);
  return given.filter((option) => !known.includes(option)).map((option) => `${command} --${option}`);
}

/** What the file that a command runs, and those it imports, give `parseArgs`; of what Vitest takes, what we name. */
function optionsOf(command: string): string[] {
  const [line = ''] = read('infra/local/setup.mjs').match(new RegExp(`^  '?${command}'?: .*`, 'm')) ?? [];
  if (/vitest\(/.test(line)) return ['update', 'project', 'reporter'];
  const [, entry] = /(?:'node', )'([^']+\.ts)'[^']*\]\] }/.exec(line) ?? [];
  if (!entry) return [];
  const imported = Array.from(read(entry).matchAll(/from '(\.[^']+\.ts)'/g), ([, to = '']) => join(dirname(entry), to));
  const declared = /(\w+): (?:\{ type: '(?:boolean|string)' \}|flag\b|text\b)|readOption\('(\w+)'/g;
  return [entry, ...imported].flatMap((file) =>
    Array.from(read(file).matchAll(declared), ([, parsed, option]) => parsed ?? option ?? ''),
  );
}

test('what is released is taken from the bucket by time: a channel that names others has the same size', () => {
  const fetching = read('infra/README.md').match(/aws s3 sync \$bucket .*/g) ?? [];
  expect(fetching.length).toBeGreaterThan(0);
  for (const command of fetching) expect(command).toContain('--exact-timestamps');
});

test('README.md names every command', () => {
  const text = read('README.md');
  const names = Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?${name}(?![\\w:-])`).test(text));
  expect(names).toEqual([]);
});

test.for(readmes)('files that %s names and links are there', (readme) => {
  const links = Array.from(read(readme).matchAll(/\]\(([^)#:]*)(#[^)]*)?\)/g), ([, to = '', anchor]) => ({
    path: to === '' ? readme : join(dirname(readme), to),
    anchor,
  }));
  const missing = links.filter(
    ({ path, anchor }) => !existsSync(join(root, path)) || (anchor && !anchorsOf(path).includes(anchor)),
  );
  const named = inlineCode(readme).filter((code) => looksLikePath.test(code));
  const unknown = named.filter((path) => !made.test(path) && !isThere(path));
  expect([...missing, ...unknown]).toEqual([]);
});

/** Of a folder, those of its README, as GitHub shows it. */
function anchorsOf(path: string): string[] {
  const headings = read(path.endsWith('.md') ? path : join(path, 'README.md')).matchAll(/^#+ (.+)$/gm);
  return Array.from(
    headings,
    ([, heading = '']) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-')}`,
  );
}

/** What has a slash or a file's extension. */
const looksLikePath = /^[\w.-]+(\/[\w.-]+)*(\/|\.(ts|tsx|mjs|jsx?|json|css|html|txt|svg|png|vue))$|^[\w.-]+\/[\w./-]+$/;
/** What a command makes, scopes of the API, and the file that "Add an operation" adds. */
const made =
  /^(dist|\.data|DATA_DIR|node_modules)\/|(v1|release|custom-elements|mf-manifest)\.json$|embed\.js$|^customers\/(read|write)$|customer-summary|\/\d+\.\d+\.\d+\/$/;

const sources = globSync('**/*', { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });

/** Here or in any room: a room's README names its files as the room does. */
function isThere(path: string): boolean {
  const name = `/${path.replace(/\/$/, '')}`;
  return sources.some((source) => `/${source}`.endsWith(name));
}

/** What READMEs take for granted of the reader's own project. */
const readers = {
  'backend/conformance/my-backends.ts': `
    export declare const another: { name: string; baseUrl: string };
    export declare const tokenWith: (scopes: readonly string[]) => Promise<string>;`,
  'widgets/customer-form/router.ts': 'export declare const router: { push(path: string): void };',
};

test('TypeScript of the READMEs compiles', async () => {
  const project = join(root, 'node_modules', '.cache', 'documents');
  rmSync(project, { recursive: true, force: true });
  const files = blocks.flatMap(({ readme, file, text }) =>
    file ? [[join(dirname(readme), file), text] as const] : [],
  );
  for (const [name, text] of [...files, ...Object.entries(readers)]) {
    const path = join(project, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const compilerOptions = {
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    noEmit: true,
    lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node', 'vite/client'],
    resolveJsonModule: true,
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.base.json', compilerOptions, include: ['**/*.ts', '**/*.tsx'] }),
  );
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  await promisify(execFile)(tsc, ['-p', project]).catch((error: { stdout?: string }) => {
    throw new Error(error.stdout);
  });
}, 60_000);
