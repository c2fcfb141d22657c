// Packs what other projects install: the mock with its contract, and the loader with its types, compiled to JavaScript
// and declarations. Run as a script: `npm run pack -- [folder]`, by default dist/packages.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | object>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [field: string]: unknown;
}

const root = join(import.meta.dirname, '..');

interface Source {
  folder: string;
  /** Only these exports go out, as types. */
  types?: readonly string[];
}

/** Each after what it depends on. The kit's code comes from the CDN. */
const packages: readonly Source[] = [
  { folder: 'backend/contract' },
  { folder: 'backend/mock' },
  { folder: 'widgets/kit', types: ['./host', './preview'] },
  { folder: 'widgets/embed' },
];

/** Writes the tarballs and returns their paths. */
export function packPackages(out: string): string[] {
  // With the compiler's state, by which it would write again only what has changed.
  rmSync(join(out, 'build'), { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  tool('tsc', ['--build', ...packages.map(({ folder }) => folder)]);
  return packages.map(({ folder, types }) => {
    const build = join(out, 'build', folder);
    compile(folder, build, types !== undefined);
    if (types) inlineTokens(join(root, folder), build);
    if (folder === 'widgets/embed') describeWidgets(join(root, folder), build);
    const manifest = readManifest(folder);
    writeFileSync(join(build, 'package.json'), `${JSON.stringify(published(manifest, types), undefined, 2)}\n`);
    writeFileSync(join(build, 'README.md'), withoutLinksOut(readFileSync(join(root, folder, 'README.md'), 'utf8')));
    cpSync(join(root, 'LICENSE'), join(build, 'LICENSE'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(out)], { cwd: build });
    return join(out, packed.toString().trim());
  });
}

/** What a README links to outside its package is not installed with it: the words stay. */
function withoutLinksOut(readme: string): string {
  return readme.replaceAll(/\[([^\]]*)\]\(\.\.\/[^)]*\)/g, '$1');
}

/** The declaration of `Appearance` imports the tokens, and not every project resolves JSON. */
function inlineTokens(kit: string, build: string): void {
  const declaration = join(build, 'src/appearance.d.ts');
  const tokens = `declare const tokens: ${readFileSync(join(kit, 'src/styles/tokens.json'), 'utf8').trim()};`;
  const written = "import type tokens from './styles/tokens.json';";
  const text = readFileSync(declaration, 'utf8');
  if (!text.includes(written))
    throw new Error(`${declaration} has no line "${written}" any more: change this with it.`);
  writeFileSync(
    declaration,
    text.replace(written, () => tokens),
  );
}

/** What the widgets' sources say, for who has not got them. */
function describeWidgets(embed: string, build: string): void {
  const script = (name: string) => execFileSync(process.execPath, [join(embed, 'build', name)]);
  writeFileSync(join(build, 'src', 'mount-props.d.ts'), script('published-props.ts'));
  script('custom-elements.ts');
  cpSync(join(embed, 'dist', 'custom-elements.json'), join(build, 'dist', 'custom-elements.json'));
}

function compile(folder: string, build: string, typesOnly: boolean): void {
  const state = join(build, '..', `${folder.replace('/', '-')}.info`);
  const project = ['-p', folder, '--outDir', build, '--tsBuildInfoFile', state];
  tool('tsc', [...project, '--emitDeclarationOnly', `${typesOnly}`, '--rewriteRelativeImportExtensions']);
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    if (/\.test\.(d\.ts|js)$/.test(file)) rmSync(join(build, file));
  }
}

function published(manifest: Manifest, types?: readonly string[]): Manifest {
  const { devDependencies = {}, scripts: _, ...kept } = manifest;
  const own = packages
    .map(({ folder }) => readManifest(folder))
    .filter(({ name }) => name in devDependencies)
    .map(({ name, version }) => [name, version]);
  const exports = Object.entries(manifest.exports).filter(([path]) =>
    types ? types.includes(path) : !path.startsWith('./build'),
  );
  const dependencies = types ? { '@customer-kit/contract': manifest.version } : manifest.dependencies;
  return {
    ...kept,
    files: ['src', 'dist'],
    exports: Object.fromEntries(exports.map(([path, file]) => [path, target(file, types !== undefined)])),
    dependencies: { ...dependencies, ...Object.fromEntries(own) },
  };
}

function target(file: string | object, typesOnly: boolean): string | object {
  if (typeof file !== 'string' || !/\.tsx?$/.test(file)) return file;
  const path = file.replace(/\.tsx?$/, '');
  return { types: `${path}.d.ts`, ...(!typesOnly && { default: `${path}.js` }) };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

function tool(name: string, args: readonly string[]): void {
  execFileSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

if (import.meta.main) {
  const [folder = join(root, 'dist', 'packages')] = process.argv.slice(2);
  for (const file of packPackages(resolve(folder))) console.log(file);
}
