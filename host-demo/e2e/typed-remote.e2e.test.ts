import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve as pathOf } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Channel } from '../serve/channel.ts';

const root = pathOf(import.meta.dirname, '../..');

test("a federated host's build fetches the types of the remotes it names, and its compiler knows them", async () => {
  const { cdn } = inject('endpoints');
  const { widgets } = (await (await fetch(`${cdn}/v1.json`)).json()) as Channel;
  const remotes = Object.fromEntries(
    Object.entries(widgets).map(([widget, { url, manifest }]) => {
      const name = widget.replaceAll('-', '_');
      return [name, `${name}@${cdn}/${url}${manifest}`];
    }),
  );
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'typed-remote-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'host.ts'), hostSource);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(folder, 'rspack.config.mjs'), configSource(remotes));

  expect(await run('rspack', ['build'], folder)).toMatchObject({ code: 0 });
  expect(await run('tsc', ['-p', folder], folder)).toMatchObject({ stdout: '', code: 0 });
});

/** As a host's `npm run build` does it: in a process of its own, for production. */
function run(tool: string, args: readonly string[], cwd: string): Promise<{ code: number | null; stdout: string }> {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(join(root, 'node_modules/.bin', tool), args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout }));
  });
}

const configSource = (remotes: Record<string, string>) => `
  import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';

  export default {
    mode: 'production',
    entry: {},
    plugins: [
      new ModuleFederationPlugin({
        name: 'typed_host',
        remotes: ${JSON.stringify(remotes)},
        manifest: false,
        dts: { generateTypes: false, consumeTypes: { typesOnBuild: true, consumeAPITypes: true, abortOnError: true } },
      }),
    ],
  };
`;

const hostSource = `
  import { loadRemote } from '@module-federation/enhanced/runtime';

  const form = await loadRemote('customer_form/mount');
  const mounted = form?.mount(document.body, { api: '/api', open: true });
  mounted?.on('customer-create', ({ detail }) => console.log(detail.customer.email));
  const { mount } = await import('customer_list/mount');
  mount(document.body, { api: '/api', density: 'compact' });

  // @ts-expect-error
  form?.mount(document.body, { api: '/api', presentation: 'popup' });
  // @ts-expect-error
  mount(document.body, { api: '/api', density: 'tiny' });
`;

const tsconfig = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
    skipLibCheck: true,
    paths: { '*': ['./@mf-types/*'] },
  },
  include: ['host.ts', '@mf-types/index.d.ts'],
};
