import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { cssAsText } from './css-as-text.ts';
import type { Release } from './release.ts';

/**
 * Of the code that pages share as the kit in this folder: `src/index.ts` with all it imports, minified, so that comments
 * and types do not count. A kit chunk would not do: each widget's has other module ids.
 *
 * @returns its SHA-256 in hexadecimal, and the names it exports
 */
export async function describeKit(
  folder = join(import.meta.dirname, '..'),
): Promise<Required<Pick<Release, 'kitDigest' | 'kitExports'>>> {
  const { outputFiles, metafile } = await bundle({
    entryPoints: [join(folder, 'src/index.ts')],
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    tsconfigRaw: {},
    // React is shared by itself; package.json gives the kit no more than its version.
    external: ['react', 'react-dom', '../package.json'],
    plugins: [cssAsText],
    logLevel: 'error',
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    kitDigest: createHash('sha256').update(code).digest('hex'),
    kitExports: Object.values(metafile.outputs).flatMap((output) => output.exports),
  };
}
