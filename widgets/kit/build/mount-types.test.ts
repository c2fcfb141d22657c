import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { mountTypes, zipOfTypes } from './mount-types.ts';

const root = resolve(import.meta.dirname, '../../..');
const widgetFolder = (widget: string) => join(root, 'widgets', widget);

/** What the compiler says of these files, in a folder that has nothing else. */
function compile(files: Record<string, string>, include: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'mount-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    types: [],
    skipLibCheck: include.length > 0,
  };
  const project = { compilerOptions, files: [...Object.keys(files), ...include] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  return stdout;
}

test('the declarations of every widget say what its sources say', () => {
  const widgets = readdirSync(join(root, 'widgets')).filter((name) =>
    existsSync(join(widgetFolder(name), 'rspack.config.ts')),
  );
  const check = (widget: string) => `
    import type { mount as told } from './${widget}.ts';
    import type { mount as meant } from '${join(widgetFolder(widget), 'src/mount.ts')}';

    type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    export const names: Same<keyof Parameters<typeof told>[1], keyof Parameters<typeof meant>[1]> = true;
    export const there = (a: typeof told): typeof meant => a;
    export const back = (a: typeof meant): typeof told => a;
  `;
  const files = widgets.flatMap((widget) => [
    [`${widget}.ts`, mountTypes(widgetFolder(widget))],
    [`check-${widget}.ts`, check(widget)],
  ]);
  expect(compile(Object.fromEntries(files), [join(root, 'widgets/kit/src/css-text.d.ts')])).toBe('');
}, 60_000);

test('a host needs nothing beside them, and is told what is wrong', () => {
  const host = `
    import { mount } from './mount';

    const form = mount(document.body, { api: '/api', open: true, getAccessToken: async () => 'token' });
    form.on('customer-create', ({ detail }) => console.log(detail.customer.address?.city));
    form.update({ theme: 'dark' });
    form.unmount();

    // @ts-expect-error
    mount(document.body, {});
    // @ts-expect-error
    mount(document.body, { api: '/api', presentation: 'popup' });
    // @ts-expect-error
    form.on('customer-created', () => {});
  `;
  const archive = unzipSync(zipOfTypes(mountTypes(widgetFolder('customer-form'))));
  const declarations = new TextDecoder().decode(archive['mount.d.ts']);
  expect(compile({ 'mount.d.ts': declarations, 'host.ts': host })).toBe('');
}, 60_000);
