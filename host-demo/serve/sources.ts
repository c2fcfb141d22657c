import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Target } from './targets.ts';

interface Package {
  name: string;
  workspaces?: string[];
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const ignoredFolders = new Set(['node_modules', 'dist', 'cdk.out', '.mf', '@mf-types', 'test', 'e2e']);
const ignoredFiles = /\.(test|stories)\.tsx?$/;

export function readPackage(root: string, folder: string): Package {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Package;
}

/** A digest of everything a target is made from: its sources, those of the workspaces it bundles, and the lock file. */
export function digestOf(root: string, target: Target): string {
  const own = target.sources?.map((folder) => join(target.workspace, folder)) ?? [target.workspace];
  const bundled = bundledWorkspaces(root, target).filter((folder) => folder !== target.workspace);
  const hash = createHash('sha256').update(readPackage(root, target.workspace).scripts?.[target.script] ?? '');
  for (const file of [
    ...[...own, ...bundled].flatMap((path) => filesUnder(root, path)),
    join(root, 'package-lock.json'),
  ]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Folders of the workspaces a target reaches through package.json dependencies, its own among them. */
function bundledWorkspaces(root: string, { workspace, except = [] }: Target): string[] {
  const folders = readPackage(root, '.').workspaces ?? [];
  const byName = new Map(folders.map((folder) => [readPackage(root, folder).name, folder]));
  const reached = new Set([workspace]);
  for (const folder of reached) {
    const { dependencies, devDependencies } = readPackage(root, folder);
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const dependency = byName.get(name);
      if (dependency && !except.includes(dependency)) reached.add(dependency);
    }
  }
  return [...reached].toSorted();
}

function filesUnder(root: string, path: string): string[] {
  const full = join(root, path);
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !ignoredFiles.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(root, file)
          .split('/')
          .some((part) => ignoredFolders.has(part)),
    )
    .toSorted();
}
