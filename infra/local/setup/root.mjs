import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const bin = join(root, 'node_modules', '.bin');
/** Node as this repository pins it, in `devDependencies`. */
export const pinnedNode = join(bin, 'node');
