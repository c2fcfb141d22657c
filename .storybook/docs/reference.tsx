import { manifest, methods } from 'virtual:custom-elements';
import type { WidgetName } from '@customer-kit/kit';
import { Code } from './code.tsx';
import { Prose } from './prose.tsx';
import { StoryLink } from './story-link.tsx';
import { Cell, Row, Table } from './table.tsx';

interface Described {
  name: string;
  description?: string;
  type?: { text: string };
}

const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);

function declarationOf(widget: WidgetName) {
  const found = declarations.find((declaration) => 'tagName' in declaration && declaration.tagName === widget);
  if (!found || !('customElement' in found)) throw new Error(`custom-elements.json has no <${widget}>.`);
  return found;
}

/** What the widget is for, as its sources say it. */
export function Purpose({ widget }: { widget: WidgetName }) {
  return <p className="docs-purpose">{declarationOf(widget).description}</p>;
}

/** Properties, attributes, events, methods, parts and tokens: read from the sources by the compiler. */
export function Reference({ widget }: { widget: WidgetName }) {
  const { members = [], events = [], cssParts = [], cssProperties = [] } = declarationOf(widget);
  const properties = members as readonly (Described & { attribute?: string })[];
  return (
    <>
      <h3 id="properties">Properties and attributes</h3>
      <p>
        Options of <code>mount</code>, props of the React component, properties of the element. What is a text or a flag
        can be an attribute too.
      </p>
      <Table heads={['Property', 'Attribute', 'Type', 'Meaning']}>
        {properties.map(({ name, attribute, type, description }) => (
          <Row key={name}>
            <Cell head="Property">
              <code>{name}</code>
            </Cell>
            <Cell head="Attribute">{attribute ? <code>{attribute}</code> : 'none'}</Cell>
            <Cell head="Type">
              <Code text={type?.text ?? ''} />
            </Cell>
            <Cell head="Meaning">
              <Prose text={description} />
            </Cell>
          </Row>
        ))}
      </Table>

      <h3 id="events">Events</h3>
      <p>
        Bubbling and composed, on the element; in React <code>onCustomerSelect</code> and so on.
      </p>
      <Table heads={['Event', 'Type', 'When']}>
        {events.map(({ name, type, description }) => (
          <Row key={name}>
            <Cell head="Event">
              <code>{name}</code>
            </Cell>
            <Cell head="Type">
              <Code text={type.text} />
            </Cell>
            <Cell head="When">
              <Prose text={description} />
            </Cell>
          </Row>
        ))}
      </Table>

      <h3 id="methods">Methods</h3>
      <p>
        Of what <code>mount</code> gives back. The element and the React component need none: they follow their
        properties, and end when they are taken off the page.
      </p>
      <Table heads={['Method', 'Type', 'What it does']}>
        {methods.map(({ name, type, description }) => (
          <Row key={name}>
            <Cell head="Method">
              <code>{name}</code>
            </Cell>
            <Cell head="Type">
              <Code text={type} />
            </Cell>
            <Cell head="What it does">
              <Prose text={description} />
            </Cell>
          </Row>
        ))}
      </Table>

      <h3 id="parts">Parts</h3>
      <p>
        For what no token reaches: <code>{`${widget}::part(${cssParts[0]?.name ?? 'button'}) { … }`}</code>
      </p>
      <Names of={cssParts} head="Part" />

      <h3 id="custom-properties">Custom properties</h3>
      <p>
        Set them on any element around the widget.{' '}
        <StoryLink id="design-tokens--docs" view="docs">
          Tokens
        </StoryLink>{' '}
        shows each with its default in light and dark.
      </p>
      <Names of={cssProperties} head="Property" />
    </>
  );
}

function Names({ of: list, head }: { of: readonly Described[]; head: string }) {
  return (
    <Table heads={[head, 'Used for']}>
      {list.map(({ name, description }) => (
        <Row key={name}>
          <Cell head={head}>
            <code>{name}</code>
          </Cell>
          <Cell head="Used for">
            <Prose text={description} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
