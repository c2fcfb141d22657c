import { join } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import { type Configuration, rspack } from '@rspack/core';

const page = (name: string, entry: string) =>
  new rspack.HtmlRspackPlugin({ filename: `${name}.html`, template: 'page.html', chunks: [entry] });

const configuration: Configuration = {
  context: import.meta.dirname,
  mode: 'production',
  devtool: 'source-map',
  target: ['web', 'es2022'],
  entry: { wrapper: './wrapper.jsx', federated: './federated.jsx' },
  output: { path: join(import.meta.dirname, 'dist'), filename: '[name].js', uniqueName: 'portal-18', clean: true },
  resolve: {
    extensions: ['.jsx', '.js', '.tsx', '.ts'],
    alias: { react: 'react-18', 'react-dom': 'react-dom-18' },
  },
  module: {
    rules: [
      {
        test: /\.[jt]sx?$/,
        exclude: /node_modules/,
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
    ],
  },
  plugins: [
    new ModuleFederationPlugin({
      name: 'portal',
      shared: {
        react: { singleton: true, eager: true, requiredVersion: '^18.0.0' },
        'react-dom': { singleton: true, eager: true, requiredVersion: '^18.0.0' },
      },
      dts: false,
      manifest: false,
    }),
    page('index', 'wrapper'),
    page('federated', 'federated'),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
};

export default configuration;
