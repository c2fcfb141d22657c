import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** As rspack takes `?inline`. */
export const cssAsText: Plugin = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
  },
};
