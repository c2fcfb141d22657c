// From tokens.json (Design Tokens Community Group format, 2025.10) to tokens.css: each --ck-* a host may set is read
// once into a private --_* with its default. Run as a script, it writes the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type tokensFile from '../src/styles/tokens.json';

const folder = join(import.meta.dirname, '..', 'src', 'styles');

export type Tokens = typeof tokensFile;

export function readTokens(): Tokens {
  return JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8')) as Tokens;
}

export function tokensCss({ light, dark, shape, comfortable, compact }: Tokens): string {
  const colors = namesOf(light).map((name) => {
    return property(name, `light-dark(${color(light[name].$value)}, ${color(dark[name].$value)})`);
  });
  const { radius, font, shadow } = shape;
  const shapes = [
    property('radius', dimension(radius.$value)),
    property('font-size', dimension(shape['font-size'].$value)),
    property('font', font.$value.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ')),
    property('shadow', shadowOf(shadow.$value)),
  ];
  const sizes = (density: Tokens['comfortable']) =>
    namesOf(density).map((name) => property(name, dimension(density[name].$value)));
  return [
    '/* Written by build/tokens-css.ts from tokens.json. */',
    rule('.ck', [...colors, ...shapes, ...sizes(comfortable)]),
    rule('.ck[data-density="compact"]', sizes(compact)),
  ].join('\n');
}

/** The tokens of a group, without what a group says of itself. */
export function namesOf<G extends object>(group: G): Exclude<keyof G & string, `$${string}`>[] {
  return Object.keys(group).filter((name) => !name.startsWith('$')) as Exclude<keyof G & string, `$${string}`>[];
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n${declarations.map((declaration) => `  ${declaration}\n`).join('')}}\n`;
}

function property(name: string, value: string): string {
  return `--_${name}: var(--ck-${name}, ${value});`;
}

function color({ hex, alpha }: { hex: string; alpha?: number }): string {
  if (alpha === undefined) return hex;
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${channels.join(' ')} / ${Math.round(alpha * 100)}%)`;
}

function dimension({ value, unit }: { value: number; unit: string }): string {
  return value === 0 ? '0' : `${value}${unit}`;
}

function shadowOf(value: Tokens['shape']['shadow']['$value']): string {
  const lengths = [value.offsetX, value.offsetY, value.blur].map(dimension);
  return [...lengths, color(value.color)].join(' ');
}

if (import.meta.main) writeFileSync(join(folder, 'tokens.css'), tokensCss(readTokens()));
