import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Configuration, rspack } from '@rspack/core';
import { ReleasePlugin } from './release-plugin.ts';

/** Every consumer names this scope; in the default one a host's React and ours would replace each other. */
export const shareScope = 'customer-kit';

/**
 * The one build of a widget: an independently federated remote that exposes `./mount`.
 *
 * The container speaks the plain Module Federation protocol (`init`, `get`), which hosts of every federation version
 * load, and carries no federation runtime of its own. `folder` is the widget's workspace; the result is
 * `dist/<release>/` and `dist/release.json`.
 */
export function remoteConfig(folder: string): Configuration {
  const widget = basename(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const global = widget.replaceAll('-', '_');

  return {
    name: widget,
    context: folder,
    mode: process.env.NODE_ENV === 'development' ? 'development' : 'production',
    devtool: 'source-map',
    target: ['web', 'es2022'],
    entry: {},
    output: {
      path: join(folder, 'dist', 'build'),
      publicPath: 'auto',
      uniqueName: global,
      chunkFilename: '[name].[contenthash:8].js',
      assetModuleFilename: '[name].[contenthash:8][ext]',
      trustedTypes: { policyName: global },
      crossOriginLoading: 'anonymous',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
          },
          type: 'javascript/auto',
        },
        {
          // `css/auto` as text would carry each style sheet's source map inside it; ours have no imports to resolve.
          resourceQuery: /inline/,
          type: 'asset/source',
          loader: 'builtin:lightningcss-loader',
          options: { minify: true, targets: browsers },
        },
      ],
    },
    optimization: {
      chunkIds: 'named',
      splitChunks: {
        chunks: 'async',
        minSize: 0,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          react: { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          // Not for the widget's own chunks ("mount", "mount-…"): what they share with the kit by import must not make
          // them fetch a kit they have.
          kit: {
            name: 'kit',
            chunks: ({ name }) => !name?.startsWith('mount'),
            test: /widgets\/kit\/(?!src\/messages\/(?!en))|backend\/contract\/|node_modules\/@tanstack\/(react-query|query-core)\//,
          },
        },
      },
    },
    plugins: [
      new rspack.container.ModuleFederationPluginV1({
        name: global,
        filename: 'remoteEntry.js',
        library: { type: 'var', name: global },
        exposes: { './mount': { import: './src/mount.ts', name: 'mount' } },
        shareScope,
        shared: {
          react: sharedReact,
          'react/': sharedReact,
          'react-dom': sharedReact,
          'react-dom/': sharedReact,
          '@customer-kit/kit': { singleton: true, requiredVersion: `^${version}` },
        },
      }),
      new ReleasePlugin({ widget, version, global, folder }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** The oldest browsers that have everything we use without a polyfill: `light-dark()`, popover, `<dialog>`, nesting. */
const browsers = ['chrome 123', 'firefox 125', 'safari 17.5'];

const sharedReact = { singleton: true, requiredVersion: '^18.3.0 || ^19.0.0' };
