/** Builds of the widgets under other versions, from the same sources: what a later release or another major would be. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.ts';

/** Of the workspaces, what a build reads. */
const copied = ['widgets/kit', 'backend/contract'];

/**
 * Builds widgets as `version`, with a kit of that version.
 *
 * @returns a folder like `widgets/`, for `publish`
 */
export async function buildAs(version: string, widgets: readonly string[]): Promise<string> {
  // In the repository, because packages are found by walking up; ignored there, like every other dist.
  const folder = join(root, 'dist/as', version);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Where the builds of the remotes' types begin.
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  for (const workspace of [...copied, ...widgets.map((widget) => `widgets/${widget}`)]) {
    const target = join(folder, workspace);
    cpSync(join(root, workspace), target, {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|test|stories)$/.test(path),
    });
    const file = join(target, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
    writeFileSync(file, JSON.stringify({ ...manifest, version }));
    const link = join(folder, 'node_modules', manifest.name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
  for (const widget of widgets) {
    const cwd = join(folder, 'widgets', widget);
    await promisify(execFile)(process.execPath, [join(root, 'node_modules/@rspack/cli/bin/rspack.js'), 'build'], {
      cwd,
    });
  }
  // Last: a build of everything may still be at the loader when this begins.
  const embed = join(folder, 'widgets/embed');
  cpSync(join(root, 'widgets/embed/dist'), join(embed, 'dist'), { recursive: true });
  cpSync(join(root, 'widgets/embed/package.json'), join(embed, 'package.json'));
  return join(folder, 'widgets');
}
