import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';

const cdn = 'http://localhost:3100/';

/** A remote is found when it is first imported: the channel names the current release. */
const remote = (widget) => ({
  // In the default scope the widgets' React and this page's would replace each other.
  shareScope: 'customer-kit',
  external: `promise fetch('${cdn}v1.json')
    .then((response) => response.json())
    .then(({ widgets: { '${widget}': release } }) => new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = '${cdn}' + release.url + release.entry;
      script.integrity = release.integrity[release.entry];
      script.crossOrigin = 'anonymous';
      script.onload = () => resolve(window[release.global]);
      script.onerror = () => reject(new Error(script.src + ' did not load.'));
      document.head.append(script);
    }))`,
});

const page = (name, entry) =>
  new HtmlWebpackPlugin({ filename: `${name}.html`, template: 'page.html', chunks: [entry] });

export default {
  context: import.meta.dirname,
  mode: 'production',
  devtool: 'source-map',
  entry: { wrapper: './wrapper.jsx', federated: './federated.jsx' },
  output: { path: `${import.meta.dirname}/dist`, filename: '[name].js', uniqueName: 'portal-17', clean: true },
  resolve: {
    extensions: ['.jsx', '.js', '.tsx', '.ts'],
    alias: { react: 'react-17', 'react-dom': 'react-dom-17' },
  },
  module: {
    rules: [{ test: /\.[jt]sx?$/, exclude: /node_modules/, loader: 'esbuild-loader', options: { jsx: 'automatic' } }],
  },
  plugins: [
    new webpack.container.ModuleFederationPlugin({
      name: 'portal',
      remotes: {
        customer_search: remote('customer-search'),
        customer_list: remote('customer-list'),
        customer_form: remote('customer-form'),
        customer_delete: remote('customer-delete'),
      },
      shared: {
        react: { singleton: true, eager: true, requiredVersion: '^17.0.0' },
        'react-dom': { singleton: true, eager: true, requiredVersion: '^17.0.0' },
      },
    }),
    page('index', 'wrapper'),
    page('federated', 'federated'),
  ],
  performance: { hints: false },
  stats: 'errors-warnings',
};
