import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { cssAsText } from './css-as-text.ts';

/**
 * Of the code that pages share as the kit in this folder: `src/index.ts` with all it imports, minified, so that comments
 * and types do not count. A kit chunk would not do: each widget's has other module ids.
 *
 * @returns SHA-256 in hexadecimal
 */
export async function kitDigest(folder = join(import.meta.dirname, '..')): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [join(folder, 'src/index.ts')],
    write: false,
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
  return createHash('sha256')
    .update(outputFiles[0]?.text ?? '')
    .digest('hex');
}
