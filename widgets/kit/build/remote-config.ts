export type { Release } from './release.ts';

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Configuration, rspack } from '@rspack/core';
import kitManifest from '../package.json' with { type: 'json' };
import { ContainerRuntimePlugin } from './container-runtime-plugin.ts';
import type { Release } from './release.ts';
import { ReleasePlugin } from './release-plugin.ts';

/** Every consumer names this scope; in the default one a host's React and ours would replace each other. */
export const shareScope = 'customer-kit';

/**
 * The one build of a widget: an independently federated remote that exposes `./mount`.
 *
 * The container speaks the plain Module Federation protocol (`init`, `get`), which hosts of every federation version
 * load, and carries no federation runtime of its own. `folder` is the widget's workspace; the result is
 * `dist/<release>/` and `dist/release.json`. A widget that has a first request (see `Release`) has a preview, too.
 */
export function remoteConfig(folder: string, { firstRequest }: Pick<Release, 'firstRequest'> = {}): Configuration {
  const widget = basename(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const kit = kitManifest.version;
  // The version in the name keeps two releases on one page apart: globals, chunk queues, module ids.
  const global = `${widget}_${version}`.replace(/\W/g, '_');

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
      chunkFilename: '[name].js',
      assetModuleFilename: '[name][ext]',
      trustedTypes: true,
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
        { test: /node_modules\/zod\//, loader: join(import.meta.dirname, 'own-keys-loader.ts') },
        { test: /node_modules\/react-dom\//, loader: join(import.meta.dirname, 'own-bind-loader.ts') },
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
      minimizer: [minimizer],
      // The default, `deterministic`, makes them of absolute paths for shared modules: another folder, another release.
      chunkIds: 'natural',
      moduleIds: 'natural',
      splitChunks: {
        chunks: 'async',
        minSize: 0,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          react: { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          // What kit and widget say in a language is one file.
          texts: { name: (module) => `texts-${languageOf(module.nameForCondition?.())}`, test: translation },
          // Not for the widget's own chunks ("mount", "mount-…"): what they share with the kit by import must not make
          // them fetch a kit they have.
          kit: {
            name: 'kit',
            priority: -1,
            chunks: ({ name }) => !name?.startsWith('mount'),
            test: /widgets\/kit\/|backend\/contract\/|node_modules\/@tanstack\/(react-query|query-core)\//,
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
          // The major in the key: two majors on a page are two kits, which never see one another.
          '@customer-kit/kit': {
            singleton: true,
            shareKey: `@customer-kit/kit@${Number.parseInt(kit, 10)}`,
            requiredVersion: `>=${kit}`,
          },
        },
      }),
      new ContainerRuntimePlugin(),
      // The loader checks the entry by the channel; this makes the entry check every file that it loads.
      new rspack.SubresourceIntegrityPlugin({ hashFuncNames: ['sha256'], enabled: true }),
      new ReleasePlugin({ widget, version, kit, global, folder, firstRequest, browsers }),
    ],
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** The oldest browsers that have everything we use without a polyfill: `light-dark()`, popover, `<dialog>`, nesting. */
const browsers = ['chrome 123', 'firefox 125', 'safari 17.5'];

/** Of passes the default is two; a third finds what the second one left, a fourth next to nothing. */
export const minimizer = new rspack.SwcJsMinimizerRspackPlugin({ minimizerOptions: { compress: { passes: 3 } } });

const translation = /widgets\/[\w-]+\/src\/messages\/(?!en)(\w+)\.ts$/;

function languageOf(file: string | null | undefined): string {
  return translation.exec(file ?? '')?.[1] ?? '';
}

const sharedReact = { singleton: true, requiredVersion: '^18.3.0 || ^19.0.0' };
