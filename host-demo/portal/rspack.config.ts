import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import { type Configuration, rspack } from '@rspack/core';

const folder = import.meta.dirname;

/** A federated host as a company would build it: its own React in its own scope, and no remote's address built in. */
const configuration: Configuration = {
  name: 'portal',
  context: folder,
  mode: process.env.NODE_ENV === 'development' ? 'development' : 'production',
  devtool: 'source-map',
  // For older browsers the style sheet would be rewritten, with other specificities (`:is()` as `:-webkit-any()`).
  target: 'browserslist:chrome 123, firefox 125, safari 17.5',
  entry: ['./src/portal.css', './src/main.ts'],
  output: {
    path: join(folder, 'dist'),
    publicPath: '/',
    uniqueName: 'portal',
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    cssFilename: '[name].[contenthash:8].css',
    cssChunkFilename: '[name].[contenthash:8].css',
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
      { test: /\.css$/, type: 'css/auto' },
    ],
  },
  plugins: [
    new ModuleFederationPlugin({
      name: 'portal',
      shared: { react: { singleton: true }, 'react-dom': { singleton: true } },
      dts: false,
      manifest: false,
    }),
    new rspack.HtmlRspackPlugin({ template: './index.html', scriptLoading: 'defer' }),
    new rspack.CopyRspackPlugin({ patterns: [fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'))] }),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
};

export default configuration;
