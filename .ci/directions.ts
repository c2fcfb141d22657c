// Which workspace may use which, checked against what package.json files declare and what sources import. Run as a
// script, it prints every breach and fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const scope = '@customer-kit/';
/** The remotes: every folder of `widgets` that has a build of its own. */
const widgetsFolder = join(import.meta.dirname, '..', 'widgets');
const widgets = readdirSync(widgetsFolder).filter((name) => existsSync(join(widgetsFolder, name, 'rspack.config.ts')));

interface Allowed {
  /** What its sources may import. */
  sources: readonly string[];
  /** What its tests, stories and build configuration may import besides. */
  tests?: readonly string[];
}

/** By short name of the workspace. Reasons: the README of each room. */
export const directions: Readonly<Record<string, Allowed>> = {
  contract: { sources: [] },
  api: { sources: ['contract'] },
  mock: { sources: ['contract'] },
  conformance: { sources: ['contract'], tests: ['mock'] },
  infra: { sources: ['api', 'contract'] },
  kit: { sources: ['contract'], tests: ['mock'] },
  ...Object.fromEntries(widgets.map((name) => [name, { sources: ['kit'], tests: ['contract', 'mock', 'storybook'] }])),
  // Of the widgets, types only: what each takes is said there.
  embed: { sources: ['kit', ...widgets] },
  storybook: { sources: ['contract', 'embed', 'kit', 'mock', ...widgets] },
  'host-demo': { sources: ['contract', 'embed', 'infra', 'kit', 'mock'] },
};

const testFile = /\.(test|stories)\.tsx?$|(^|\/)(test|e2e)\/|\.config\.ts$/;
const sourceFile = /\.(m?js|tsx?)$/;
const ignored = new Set(['node_modules', 'dist', 'cdk.out', '.mf', '@mf-types']);
const specifier = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;

/** Every breach below `root`, as one line each: where, what, and what to do instead. */
export function breaches(root: string, allowed: Readonly<Record<string, Allowed>> = directions): string[] {
  const { workspaces } = readJson(join(root, 'package.json')) as { workspaces: string[] };
  return workspaces.flatMap((folder) => {
    const name = shortName((readJson(join(root, folder, 'package.json')) as { name: string }).name);
    const rule = name === undefined ? undefined : allowed[name];
    if (!name || !rule) return [`${folder}: no row in the table of .ci/directions.ts. Add one for it.`];
    const own = new Set([name, ...rule.sources]);
    const all = new Set([...own, ...(rule.tests ?? [])]);
    return [
      ...declared(join(root, folder)).flatMap(({ dependency, dev }) =>
        (dev ? all : own).has(dependency)
          ? []
          : [`${folder}/package.json: ${name} may not depend on ${scope}${dependency}.`],
      ),
      ...files(join(root, folder)).flatMap((file) => {
        const at = relative(root, file);
        const uses = testFile.test(at) ? all : own;
        return specifiers(file).flatMap((imported) => breach(join(root, folder), file, imported, uses, at));
      }),
    ];
  });
}

function breach(workspace: string, file: string, imported: string, uses: Set<string>, at: string): string[] {
  if (imported.startsWith('.')) {
    const target = resolve(file, '..', imported);
    if (!`${target}${sep}`.startsWith(workspace + sep)) {
      return [`${at}: ${imported} leaves the workspace. Import the other one by its package name.`];
    }
    if (!testFile.test(at) && testFile.test(relative(workspace, target))) {
      return [`${at}: ${imported} is a test's. Sources may not import tests.`];
    }
    return [];
  }
  const used = shortName(imported);
  return used === undefined || uses.has(used) ? [] : [`${at}: may not import ${imported}.`];
}

function declared(folder: string): { dependency: string; dev: boolean }[] {
  const { dependencies, devDependencies, peerDependencies } = readJson(join(folder, 'package.json')) as Record<
    string,
    Record<string, string> | undefined
  >;
  const rows = (names: object, dev: boolean) =>
    Object.keys(names).map((name) => ({ dependency: shortName(name), dev }));
  return [...rows({ ...dependencies, ...peerDependencies }, false), ...rows({ ...devDependencies }, true)].flatMap(
    ({ dependency, dev }) => (dependency === undefined ? [] : [{ dependency, dev }]),
  );
}

function shortName(packageName: string): string | undefined {
  return packageName.startsWith(scope) ? packageName.slice(scope.length).split('/')[0] : undefined;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return sourceFile.test(entry.name) ? [path] : [];
  });
}

function specifiers(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(specifier)].flatMap(([, , found]) => found ?? []);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.main) {
  const found = breaches(resolve(import.meta.dirname, '..'));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
}
