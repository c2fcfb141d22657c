// A project of somebody else, outside this repository: it installs the packed packages and does what their READMEs say.
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeBlocks } from '../documents/code-blocks.ts';
import { root } from '../serve/root.ts';

const run = promisify(execFile);
const project = mkdtempSync(join(tmpdir(), 'customer-kit-host-'));

/** What the project has beside ours; linked instead of downloaded, each with its own dependencies. */
const others = ['msw', 'vitest', 'zod', 'uuid', 'react', '@types/react', '@types/node', 'typescript'];

async function pack(): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, '.ci', 'pack-packages.ts'), join(project, 'packs')]);
  return stdout;
}

beforeAll(async () => {
  const stdout = await pack();
  for (const tarball of stdout.trim().split('\n')) {
    const [, name] = /customer-kit-(\w+)-[\d.]+\.tgz$/.exec(tarball) ?? [];
    const folder = join(project, 'node_modules', '@customer-kit', name ?? '');
    mkdirSync(folder, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  }
  for (const name of others) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }));
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'esnext',
        moduleResolution: 'bundler',
        target: 'es2024',
        lib: ['es2024', 'dom', 'dom.iterable'],
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        jsx: 'react-jsx',
        types: ['node'],
      },
      include: ['*.ts', '*.tsx'],
    }),
  );
  for (const readme of ['backend/mock/README.md', 'widgets/embed/README.md']) {
    for (const { file, text } of codeBlocks(readme)) if (file) writeFileSync(join(project, file), text);
  }
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

test.each([
  ['bundler', 'esnext'],
  ['node16', 'node16'],
])(
  'what the READMEs show compiles, and every declaration with it, by moduleResolution %s',
  async (resolution, module) => {
    const options = ['--moduleResolution', resolution, '--module', module];
    await run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', project, ...options]).catch(
      (error: { stdout?: string }) => {
        throw new Error(error.stdout);
      },
    );
  },
);

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

test.each(['contract', 'mock', 'kit', 'embed'])(
  '%s has its licence, and wants of ours what was packed with it',
  (name) => {
    const installed = join(project, 'node_modules');
    const folder = join(installed, '@customer-kit', name);
    const manifestIn = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toContain('MIT License');
    for (const [each, wanted] of Object.entries(manifestIn(folder).dependencies ?? {})) {
      if (each.startsWith('@customer-kit/')) expect(wanted, each).toBe(manifestIn(join(installed, each)).version);
    }
  },
);

test.each(['contract', 'mock', 'kit', 'embed'])(
  'links of the README of %s lead somewhere from where it is installed',
  (name) => {
    const folder = join(project, 'node_modules', '@customer-kit', name);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const links = Array.from(readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g), ([, to = '']) => to);
    expect(links.filter((to) => !existsSync(join(folder, to)))).toEqual([]);
  },
);

test('the mock answers in the project’s own Vitest, beside its own MSW handlers', async () => {
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs');
  await run(process.execPath, [vitest, 'run', '--reporter=json', '--outputFile=result.json'], { cwd: project });
  expect(JSON.parse(readFileSync(join(project, 'result.json'), 'utf8'))).toMatchObject({
    numPassedTests: 3,
    numFailedTests: 0,
  });
});

test('packing again into the same folder gives the same packages', async () => {
  const first = readdirSync(join(project, 'packs'));
  await pack();
  expect(readdirSync(join(project, 'packs'))).toEqual(first);
}, 60_000);
