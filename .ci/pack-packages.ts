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

/** Each after what it depends on. Of the kit only types go out: its code comes from the CDN. */
const packages = [
  { folder: 'backend/contract' },
  { folder: 'backend/mock' },
  { folder: 'widgets/kit', typesOnly: true },
  { folder: 'widgets/embed' },
];

/** Writes the tarballs and returns their paths. */
export function packPackages(out: string): string[] {
  // With the compiler's state, by which it would write again only what has changed.
  rmSync(join(out, 'build'), { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  tool('tsc', ['--build', ...packages.map(({ folder }) => folder)]);
  return packages.map(({ folder, typesOnly = false }) => {
    const build = join(out, 'build', folder);
    compile(folder, build);
    if (folder === 'widgets/embed') describeWidgets(join(root, folder), build);
    const manifest = readManifest(folder);
    writeFileSync(join(build, 'package.json'), `${JSON.stringify(published(manifest, typesOnly), undefined, 2)}\n`);
    cpSync(join(root, folder, 'README.md'), join(build, 'README.md'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve(out)], { cwd: build });
    return join(out, packed.toString().trim());
  });
}

/** What the widgets' sources say, for who has not got them. */
function describeWidgets(embed: string, build: string): void {
  const script = (name: string) => execFileSync(process.execPath, [join(embed, 'build', name)]);
  writeFileSync(join(build, 'src', 'mount-props.d.ts'), script('published-props.ts'));
  script('custom-elements.ts');
  cpSync(join(embed, 'dist', 'custom-elements.json'), join(build, 'dist', 'custom-elements.json'));
}

function compile(folder: string, build: string): void {
  const state = join(build, '..', `${folder.replace('/', '-')}.info`);
  const project = ['-p', folder, '--outDir', build, '--tsBuildInfoFile', state];
  tool('tsc', [...project, '--emitDeclarationOnly', 'false', '--rewriteRelativeImportExtensions']);
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    if (/\.test\.(d\.ts|js)$/.test(file)) rmSync(join(build, file));
  }
}

function published(manifest: Manifest, typesOnly: boolean): Manifest {
  const { devDependencies = {}, scripts: _, ...kept } = manifest;
  const names = packages.map(({ folder }) => readManifest(folder).name);
  const own = Object.entries(devDependencies).filter(([name]) => names.includes(name));
  const exports = Object.entries(manifest.exports).filter(([path]) =>
    typesOnly ? path === '.' : !path.startsWith('./build'),
  );
  // Declarations name the libraries the kit is made of; a host must not install them for that.
  const dependencies = typesOnly ? { '@customer-kit/contract': manifest.version } : manifest.dependencies;
  return {
    ...kept,
    files: ['src', 'dist'],
    exports: Object.fromEntries(exports.map(([path, file]) => [path, target(file, typesOnly)])),
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
