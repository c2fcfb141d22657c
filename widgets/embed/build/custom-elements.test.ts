import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CustomElementDeclaration } from 'custom-elements-manifest';
import { beforeAll, expect, test } from 'vitest';
import { propKinds, widgetNames } from '../src/widget-props.ts';
import { customElements, mountedMethods } from './custom-elements.ts';

const widgets = join(import.meta.dirname, '../..');
let declarations: CustomElementDeclaration[];

beforeAll(() => {
  declarations = customElements().modules.flatMap((module) => module.declarations ?? []) as CustomElementDeclaration[];
}, 30_000);

function declarationOf(tag: string): CustomElementDeclaration {
  const found = declarations.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`No ${tag} in custom-elements.json`);
  return found;
}

const sorted = (texts: Iterable<string | undefined>) => [...texts].map(String).toSorted();
const names = (list: readonly { name?: string }[] = []) => sorted(list.map(({ name }) => name));

test.each(widgetNames)('every attribute, property and event of <%s> is described', (tag) => {
  const { attributes, members, events, description } = declarationOf(tag);
  const kinds = propKinds(tag);
  expect(names(members)).toEqual(sorted(kinds.keys()));
  expect(sorted(attributes?.map(({ fieldName }) => fieldName) ?? [])).toEqual(
    sorted([...kinds].flatMap(([name, kind]) => (kind === 'object' ? [] : [name]))),
  );
  const described = [...(members ?? []), ...(attributes ?? []), ...(events ?? [])];
  expect(described.filter((each) => !each.description).map(({ name }) => name)).toEqual([]);
  expect(description).not.toBe('');
});

test('a property has the type of the sources, without the undefined that takes it back', () => {
  const { attributes } = declarationOf('customer-form');
  expect(attributes?.find(({ name }) => name === 'customer-id')).toMatchObject({
    fieldName: 'customerId',
    type: { text: 'string' },
  });
  expect(attributes?.find(({ name }) => name === 'presentation')?.type?.text).toBe('"dialog" | "inline"');
});

test.each(widgetNames)('the parts of <%s> are those its sources have', (tag) => {
  const own = textOf(join(widgets, tag, 'src'));
  const fromKit = readdirSync(join(widgets, 'kit/src/ui'))
    .filter((file) => new RegExp(`<${pascal(file.replace('.tsx', ''))}\\b`).test(own))
    .map((file) => readFileSync(join(widgets, 'kit/src/ui', file), 'utf8'));
  const found = [own, ...fromKit].flatMap((text) =>
    Array.from(text.matchAll(/\spart=(?:"|\{`)(\w+)/g), ([, part]) => part),
  );
  expect(names(declarationOf(tag).cssParts)).toEqual(sorted(new Set(found)));
});

test.each(widgetNames)('the events of <%s> are those its sources dispatch', (tag) => {
  const own = textOf(join(widgets, tag, 'src'));
  const queries = join(widgets, 'kit/src/queries');
  const fromKit = readdirSync(queries)
    .filter((file) => !file.includes('.test.') && new RegExp(`\\buse${pascal(file.replace('.ts', ''))}\\b`).test(own))
    .map((file) => readFileSync(join(queries, file), 'utf8'));
  const reported = readFileSync(join(widgets, 'kit/src/report-error.ts'), 'utf8');
  const found = [own, ...fromKit, reported].flatMap((text) =>
    Array.from(text.matchAll(/\bdispatch\('(customer-[\w-]+)'/g), ([, event]) => event),
  );
  expect(names(declarationOf(tag).events)).toEqual(sorted(new Set(found)));
});

test.each(widgetNames)('the README of %s names its parts and events', (tag) => {
  const readme = readFileSync(join(widgets, tag, 'README.md'), 'utf8');
  const [, parts = ''] = /\bParts?:\s((?:`\w+`,?\s?)+)/.exec(readme) ?? [];
  const [, events = ''] = /\bEvents:([^.;]+)/.exec(readme) ?? [];
  const { cssParts, events: dispatched } = declarationOf(tag);
  expect(sorted(parts.match(/\w+/g) ?? [])).toEqual(names(cssParts));
  expect(sorted(events.match(/customer-[\w-]+/g) ?? [])).toEqual(names(dispatched));
});

test('what mount gives back is described', () => {
  const methods = mountedMethods();
  expect(names(methods)).toEqual(['on', 'unmount', 'update']);
  expect(methods.filter(({ type, description }) => !type || !description)).toEqual([]);
});

test.each(widgetNames)('every custom property the style sheets of <%s> read is described', (tag) => {
  const css = textOf(join(widgets, 'kit/src/styles'), /\.css$/) + textOf(join(widgets, tag, 'src'), /\.css$/);
  const read = new Set(Array.from(css.matchAll(/var\((--ck-[\w-]+)/g), ([, name]) => name ?? ''));
  const { cssProperties } = declarationOf(tag);
  expect(names(cssProperties)).toEqual(sorted(read));
  expect(cssProperties?.filter(({ description }) => !description)).toEqual([]);
});

test('a build leaves nothing in dist but what it makes, and what is served from there stays meanwhile', async () => {
  const dist = join(widgets, 'embed/dist');
  mkdirSync(dist, { recursive: true });
  const made = ['custom-elements.json', 'embed.js', 'embed.js.map'];
  const served = readdirSync(dist).filter((file) => made.includes(file) && file !== 'custom-elements.json');
  mkdirSync(join(dist, 'older'), { recursive: true });
  for (const file of ['older/chunk.js', 'older.js']) writeFileSync(join(dist, file), 'of an older build');
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'custom-elements.ts')]);
  expect(readdirSync(dist).toSorted()).toEqual(['custom-elements.json', ...served]);
}, 30_000);

function textOf(folder: string, ending = /\.tsx?$/): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
