// What a host's module does when it is imported and rendered by Node, where there is no DOM.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { configure, defineElements } from './index.ts';
import { CustomerDelete, CustomerForm, CustomerList, CustomerSearch } from './react.ts';

test('a page is set up and rendered as in a browser; a widget is an empty element', () => {
  configure({ cdn: 'https://cdn.test', api: 'https://api.test', getAccessToken: () => 'token' });
  defineElements();
  const page = (
    <>
      <CustomerSearch shortcut="s" />
      <CustomerList id="list" className="wide" style={{ margin: 0 }} onCustomerSelect={() => {}} />
      <CustomerForm open messages={{}} />
      <CustomerDelete />
    </>
  );
  expect(renderToString(page)).toBe(
    '<div></div><div id="list" class="wide" style="margin:0"></div><div></div><div></div>',
  );
});

test('React Server Components, which have no effects, leave the components to the browser', () => {
  const source = readFileSync(join(import.meta.dirname, 'react.ts'), 'utf8');
  expect(source.replace(/^\/\*[^]*?\*\/\s*/, '')).toMatch(/^'use client';\n/);
});
