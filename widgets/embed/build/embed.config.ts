import { join } from 'node:path';
import { minimizer } from '@customer-kit/kit/build';
import { type Configuration, rspack } from '@rspack/core';

/** One module without a runtime, minified as the widgets are. Its first line is for whoever serves it: see `embed.ts`. */
export default {
  context: join(import.meta.dirname, '..'),
  mode: 'production',
  devtool: 'source-map',
  target: ['web', 'es2022'],
  entry: './src/embed.ts',
  output: {
    path: join(import.meta.dirname, '../dist'),
    filename: 'embed.js',
    library: { type: 'modern-module' },
    module: true,
  },
  module: {
    // `import.meta.url` and what is beside it are those of the page.
    parser: { javascript: { importMeta: false, url: false } },
    rules: [
      {
        test: /\.ts$/,
        loader: 'builtin:swc-loader',
        options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
        type: 'javascript/auto',
      },
    ],
  },
  optimization: { minimizer: [minimizer] },
  plugins: [
    new rspack.BannerPlugin({
      banner: 'const publishedChannel=null;',
      raw: true,
      // After minimizing, which leaves out what nothing in the file uses by then, and before lines are counted for the map.
      stage: rspack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1,
    }),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
} satisfies Configuration;
