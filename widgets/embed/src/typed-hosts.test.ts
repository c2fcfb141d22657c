// What a host's compiler says, with the types of each React it may have, and of Vue.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

function compile(host: string, types: Record<string, string> = {}): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'typed-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'host.tsx'), host);
  const paths = Object.fromEntries(Object.entries(types).map(([name, path]) => [name, [join(root, path)]]));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    jsx: 'react',
    allowImportingTsExtensions: true,
    types: [],
    paths,
    skipLibCheck: true,
  };
  const files = ['host.tsx', join(root, 'widgets/kit/src/css-text.d.ts')];
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: root, encoding: 'utf8' });
  // The widgets' own sources come along, in place of published declarations, and want the React they are made with.
  return stdout
    .split('\n')
    .filter((line) => /host\.tsx|^widgets\/embed/.test(line))
    .join('\n');
}

const reactHost = `
  import * as React from 'react';
  import type {} from '@customer-kit/embed/jsx';
  import { CustomerForm, CustomerList } from '@customer-kit/embed/react';

  export const byTags = (
    <>
      <customer-list query="ma" density="compact" class="wide" oncustomer-select={(event) => event.detail.customer.email} />
      <customer-form customer-id="1" open={true} id="form" getAccessToken={() => 'token'} oncustomer-close={() => {}} />
    </>
  );
  export const byComponents = (
    <div>
      <CustomerList theme="dark" onCustomerSelect={({ detail }) => detail.customer.email} style={{ margin: 0 }} />
      <CustomerForm presentation="inline" onClose={() => {}} />
    </div>
  );

  // @ts-expect-error
  export const wrongValue = <customer-list density="tiny" />;
  // @ts-expect-error
  export const wrongName = <customer-list querry="ma" />;
  // @ts-expect-error
  export const neverCalled = <customer-form onClose={() => {}} />;
  // @ts-expect-error
  export const wrongEvent = <CustomerList onCustomerSelect={({ detail }) => detail.query} />;
  // @ts-expect-error
  export const wrongOption = <CustomerForm presentation="popup" />;
`;

test.each([
  ['16', 'node_modules/@types/react-16'],
  ['17', 'node_modules/@types/react-17'],
  ['18', 'node_modules/@types/react-18'],
  ['19', 'node_modules/@types/react'],
])(
  'a host of React %s has its tags and components typed',
  (_, types) => {
    expect(compile(reactHost, { react: types })).toBe('');
  },
  60_000,
);

test('a Vue host has its tags typed, and a page the DOM', () => {
  const host = `
    import type {} from '@customer-kit/embed/vue';
    import { configure, type WidgetElement } from '@customer-kit/embed';
    import type { GlobalComponents } from 'vue';

    type Props = InstanceType<GlobalComponents['customer-form']>['$props'];
    export const right: Props = { customerId: '1', presentation: 'inline', class: 'wide' };
    // @ts-expect-error
    export const wrong: Props = { presentation: 'popup' };
    // @ts-expect-error
    export const neverCalled: Props = { onClose: () => {} };

    configure({ getAccessToken: async () => 'token' });
    const list: WidgetElement<'customer-list'> | null = document.querySelector('customer-list');
    list?.addEventListener('customer-select', ({ detail }) => console.log(detail.customer.name));
    document.addEventListener('customer-search', ({ detail }) => console.log(detail.query));
    // @ts-expect-error
    document.addEventListener('customer-search', ({ detail }) => console.log(detail.customer));
  `;
  expect(compile(host)).toBe('');
}, 60_000);
