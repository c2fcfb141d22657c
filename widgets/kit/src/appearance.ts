import type tokens from './styles/tokens.json';

type Group = 'light' | 'shape' | 'comfortable';
type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
type TokenName = {
  [G in Group]: Camel<Exclude<keyof (typeof tokens)[G] & string, `$${string}`>>;
}[Group];

/**
 * A host's own look: any CSS value for any token of tokens.json, such as `{accent: 'teal', onAccent: 'white',
 * radius: '2px'}`. Write `light-dark(a, b)` where a colour differs between the themes. What it sets wins over `--ck-*`
 * properties of the page.
 */
export type Appearance = Readonly<Partial<Record<TokenName, string>>>;

/** Sets the tokens on a widget's container, by CSSOM: a page's CSP forbids style attributes, not this. */
export function applyAppearance({ style }: HTMLElement, appearance: Appearance = {}): void {
  for (const name of Array.from(style)) style.removeProperty(name);
  for (const [name, value] of Object.entries(appearance)) style.setProperty(`--ck-${kebab(name)}`, value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
