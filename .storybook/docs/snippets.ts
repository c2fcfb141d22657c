/** What to paste, from the host pages of this repository: the same files that end-to-end tests drive. */
const files = import.meta.glob<string>('../../host-demo/hosts/*/*.{html,js,jsx,vue,ts,txt}', {
  import: 'default',
  query: '?raw',
});
const folder = '../../host-demo/hosts/';
const policyFile = 'strict-csp/content-security-policy.txt';

/** Where the pages of this repository find widgets and API. */
const localCdn = 'http://localhost:3100';
const localApi = 'http://localhost:4000';

/** Each kind of page, and the files of it worth copying. */
export const hosts = {
  'A page without a bundler': ['plain/index.html'],
  'React 16.8': ['react-16/main.jsx'],
  'React 17': ['react-17/wrapper.jsx'],
  'React 18': ['react-18/wrapper.jsx'],
  'React 19': ['react-19/wrapper.jsx'],
  'React 17, federated by webpack 5': ['react-17/webpack.config.js', 'react-17/federated.jsx'],
  'React 18, federated by Module Federation 2': ['react-18/rspack.config.ts', 'react-18/federated.jsx'],
  'React 19, federated at run time': ['react-19/federated.jsx'],
  'Vue 3': ['vue/vite.config.ts', 'vue/main.js', 'vue/app.vue'],
  'Angular 22': ['angular/main.ts', 'angular/app.component.ts'],
  'jQuery and Bootstrap': ['jquery-bootstrap/index.html', 'jquery-bootstrap/page.js'],
  'Elements added by script': ['added-later/page.js'],
  'A web component': ['shadow-root/page.js'],
} as const;

export type HostKind = keyof typeof hosts;

/** In place of a host's files where its page has a policy, which forbids the code and styles inside the page. */
const underPolicy: Partial<Record<HostKind, readonly string[]>> = {
  'A page without a bundler': ['strict-csp/index.html', 'strict-csp/page.js'],
};

/** Hosts that give texts to `innerHTML` or to a script's `src`, themselves or by their federation runtime. */
const withoutTrustedTypes: readonly HostKind[] = [
  'React 17, federated by webpack 5',
  'React 18, federated by Module Federation 2',
  'React 19, federated at run time',
  'jQuery and Bootstrap',
  'A web component',
];

export interface Wish {
  host: HostKind;
  /** The page has a Content-Security-Policy. */
  csp: boolean;
  cdn: string;
  api: string;
}

export interface Snippet {
  file: string;
  text: string;
}

export async function snippetsFor({ host, csp, cdn, api }: Wish): Promise<Snippet[]> {
  const names = csp ? [...(underPolicy[host] ?? hosts[host]), policyFile] : hosts[host];
  return Promise.all(
    names.map(async (name) => {
      const page = (await files[folder + name]?.()) ?? '';
      const source = name.endsWith('.html') ? ofTheKit(page) : page;
      const textsAllowed = name === policyFile && withoutTrustedTypes.includes(host);
      const text = textsAllowed ? source.replaceAll(/^.*trusted-types.*\n/gm, '') : source;
      return { file: name, text: text.replaceAll(localCdn, without(cdn)).replaceAll(localApi, without(api)) };
    }),
  );
}

/** Of a page what goes into somebody else's: the scripts, but those that host has of its own, and the widgets. */
function ofTheKit(page: string): string {
  const scripts = page.match(/^ *<script type="module"[^]*?<\/script>/gm) ?? [];
  const elements = page.match(/^ *<(customer-\w+)><\/\1>/gm) ?? [];
  return [scripts, elements]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n').replaceAll(/^ {4}/gm, '')}\n`)
    .join('\n');
}

function without(url: string): string {
  return url.replace(/\/$/, '');
}
