import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import { rspack } from '@rspack/core';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { Channel } from '../serve/channel.ts';

const root = resolve(import.meta.dirname, '../..');

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

  await build(folder, remotes);
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

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

function build(folder: string, remotes: Record<string, string>): Promise<void> {
  const compiler = rspack({
    context: folder,
    mode: 'production',
    entry: {},
    output: { path: join(folder, 'dist') },
    plugins: [
      new ModuleFederationPlugin({
        name: 'typed_host',
        remotes,
        manifest: false,
        dts: { generateTypes: false, consumeTypes: { typesOnBuild: true, consumeAPITypes: true, abortOnError: true } },
      }),
    ],
  });
  return new Promise((done, fail) => {
    compiler.run((error, stats) => {
      compiler.close(() =>
        error || stats?.hasErrors() ? fail(error ?? new Error(stats?.toString('errors-only'))) : done(),
      );
    });
  });
}
