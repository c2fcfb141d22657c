// custom-elements.json (schema 2.1.0 of the Custom Elements Manifest): tags, attributes, properties, events, parts and
// custom properties, read from the sources by the compiler. Run as a script, it writes dist/custom-elements.json
// and takes out of dist what no build makes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetName } from '@customer-kit/kit';
import { openSources, type Sources, TypeWriter } from '@customer-kit/kit/build/type-text';
import tokens from '@customer-kit/kit/tokens' with { type: 'json' };
import type { CustomElementDeclaration, Package } from 'custom-elements-manifest';
import { attributeOf } from '../src/attribute.ts';
import { propKinds, widgetNames } from '../src/widget-props.ts';
import { cssParts } from './css-parts.ts';
import { dispatchedEvents } from './dispatched-events.ts';

const folder = join(import.meta.dirname, '..');
const module = 'dist/embed.js';

export function customElements(): Package {
  const sources = openSources(join(folder, 'tsconfig.json'));
  try {
    return {
      schemaVersion: '2.1.0',
      readme: 'README.md',
      modules: [
        {
          kind: 'javascript-module',
          path: module,
          declarations: widgetNames.map((widget) => declarationOf(widget, sources)),
          exports: widgetNames.map((widget) => ({
            kind: 'custom-element-definition',
            name: widget,
            declaration: { name: classNameOf(widget), module },
          })),
        },
      ],
    };
  } finally {
    sources.close();
  }
}

function declarationOf(widget: WidgetName, sources: Sources): CustomElementDeclaration {
  const writer = new TypeWriter(sources.checker);
  const described = propertiesOf(join(folder, 'src/mount-props.ts'), 'WidgetProps', sources).find(
    ({ name }) => name === widget,
  );
  const kinds = propKinds(widget);
  const order = [...kinds.keys()];
  // The compiler's order is that of its own memory.
  const symbols = (described ? sources.checker.getPropertiesOfType(described.type) : []).toSorted(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
  );
  const properties = symbols.map((symbol) => {
    const type = sources.checker.getTypeOfSymbol(symbol);
    const given = type && sources.checker.getNonNullableType(type);
    return {
      name: symbol.name,
      type: { text: given ? writer.text(given) : 'unknown' },
      description: writer.documentation(symbol),
    };
  });
  const attributes = properties.filter(({ name }) => kinds.get(name) !== 'object');
  return {
    kind: 'class',
    customElement: true,
    name: classNameOf(widget),
    tagName: widget,
    description: described ? writer.documentation(described.symbol) : '',
    superclass: { name: 'HTMLElement' },
    attributes: attributes.map(({ name, ...rest }) => ({ name: attributeOf(name), fieldName: name, ...rest })),
    members: properties.map((property) => ({
      kind: 'field',
      ...property,
      ...(kinds.get(property.name) !== 'object' && { attribute: attributeOf(property.name) }),
    })),
    events: propertiesOf(join(kit, 'events.ts'), 'WidgetEvents', sources)
      .filter(({ name }) => dispatchedEvents[widget].some((dispatched) => dispatched === name))
      .map(({ name, symbol, type }) => ({
        name,
        type: { text: `CustomEvent<${writer.text(type)}>` },
        description: writer.documentation(symbol),
      })),
    cssParts: Object.entries(cssParts[widget]).map(([name, description]) => ({ name, description })),
    cssProperties: [...cssProperties(), ...(ownCssProperties[widget] ?? [])],
  };
}

/** What `mount` gives back, as a federated host holds it. Elements have no methods of their own. */
export function mountedMethods(): { name: string; type: string; description: string }[] {
  const sources = openSources(join(folder, 'tsconfig.json'));
  try {
    const writer = new TypeWriter(sources.checker);
    return propertiesOf(join(kit, 'mount.ts'), 'MountedWidget', sources).map(({ name, symbol, type }) => ({
      name,
      // As it is written: what the type parameters stand for is the widget's.
      type: sources.checker.typeToString(type),
      description: writer.documentation(symbol),
    }));
  } finally {
    sources.close();
  }
}

const kit = join(folder, '../kit/src');

function propertiesOf(file: string, name: string, { exportsOf, checker }: Sources) {
  const symbol = exportsOf(file).get(name);
  const properties = symbol ? checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)) : [];
  return properties.flatMap((property) => {
    const type = checker.getTypeOfSymbol(property);
    return type ? [{ name: property.name, symbol: property, type }] : [];
  });
}

/** What a widget's own style sheet reads beside the tokens. */
const ownCssProperties: Partial<Record<WidgetName, { name: string; description: string }[]>> = {
  'customer-list': [
    { name: '--ck-list-height', description: 'How high the list is. Default: as its element, or 640 px at most.' },
  ],
};

function cssProperties() {
  const { light, shape, comfortable } = tokens;
  return [light, shape, comfortable].flatMap((group) =>
    Object.entries(group as Record<string, { $description?: string }>)
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, { $description = '' }]) => ({ name: `--ck-${name}`, description: $description })),
  );
}

function classNameOf(widget: WidgetName): string {
  return widget.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.main) {
  const dist = join(folder, 'dist');
  mkdirSync(dist, { recursive: true });
  // Whatever lies there is released. The loader stays until its build replaces it: pages get it from there.
  const made = ['custom-elements.json', 'embed.js', 'embed.js.map'];
  for (const name of readdirSync(dist)) if (!made.includes(name)) rmSync(join(dist, name), { recursive: true });
  writeFileSync(join(dist, 'custom-elements.json'), `${JSON.stringify(customElements(), null, 2)}\n`);
}
