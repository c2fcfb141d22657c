import { contrast } from '@customer-kit/kit/contrast';
import tokens from '@customer-kit/kit/tokens';
import { Cell, Row, Table } from './table.tsx';

type Mode = 'light' | 'dark';
type ColorName = Exclude<keyof typeof tokens.light, `$${string}`>;

const colorNames = Object.keys(tokens.light).filter((name) => !name.startsWith('$')) as ColorName[];

/** What text on a ground is drawn on; the rest is told on the widget's own ground. */
const grounds: Partial<Record<ColorName, ColorName>> = { 'on-accent': 'accent', 'on-danger': 'danger' };

/** Every colour in both themes, with the contrast it has where it is used. */
export function Colors() {
  return (
    <ul className="docs-swatches sb-unstyled">
      {colorNames.map((name) => (
        <li className="docs-swatch" key={name}>
          <Color name={name} mode="light" />
          <Color name={name} mode="dark" />
          <div className="docs-about">
            <code>--ck-{name}</code>
            <br />
            {tokens.light[name].$description}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Color({ name, mode }: { name: ColorName; mode: Mode }) {
  const { hex } = tokens[mode][name].$value;
  const ground = tokens[mode][grounds[name] ?? 'surface'].$value.hex;
  const ink = contrast(hex, '#000000') > contrast(hex, '#ffffff') ? '#000000' : '#ffffff';
  return (
    <div className="docs-color" style={{ background: hex, color: ink }}>
      {mode} {hex}
      <br />
      {contrast(hex, ground).toFixed(1)} : 1 on {grounds[name] ?? 'surface'}
    </div>
  );
}

interface Size {
  $value: unknown;
  $description: string;
}

/** Everything that is no colour. */
export function Sizes() {
  const groups = { every: tokens.shape, comfortable: tokens.comfortable, compact: tokens.compact } as Record<
    string,
    Record<string, Size | string>
  >;
  const rows = Object.entries(groups).flatMap(([density, group]) =>
    Object.entries(group)
      .filter((entry): entry is [string, Size] => !entry[0].startsWith('$'))
      .map(([name, size]) => ({ density, name, ...size })),
  );
  return (
    <Table heads={['Property', 'Density', 'Default', 'Used for']}>
      {rows.map(({ density, name, $value, $description }) => (
        <Row key={density + name}>
          <Cell head="Property">
            <code>--ck-{name}</code>
          </Cell>
          <Cell head="Density">{density}</Cell>
          <Cell head="Default">{valueText($value)}</Cell>
          <Cell head="Used for">{$description}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if ('unit' in value && 'value' in value) return `${String(value.value)} ${String(value.unit)}`;
  return shadowText(value as typeof tokens.shape.shadow.$value);
}

function shadowText({ offsetX, offsetY, blur, color }: typeof tokens.shape.shadow.$value): string {
  return `${[offsetX, offsetY, blur].map(valueText).join(', ')}, ${color.hex} at ${color.alpha * 100} %`;
}
