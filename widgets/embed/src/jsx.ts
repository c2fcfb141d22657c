/**
 * The tags in JSX, for React 16.8 to 19: `import type {} from '@customer-kit/embed/jsx'`. Before React 19, React gives
 * an element attributes only; there, hand over functions and objects by `configure`, or use the React components.
 */
import type { WidgetName } from '@customer-kit/kit/host';
import type { HTMLAttributes, RefAttributes } from 'react';
import type { GivenProps } from './attach.ts';
import type { WidgetElement } from './element.ts';
import type { TagProps, WidgetEventMap } from './tags.ts';

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Kebab<Tail>}`
    : `-${Lowercase<Head>}${Kebab<Tail>}`
  : S;

/** Properties, which React 19 sets, and the attributes of the same name in lower case with hyphens. */
type Given<W extends WidgetName> = TagProps<W> & {
  [N in keyof TagProps<W> & string as TagProps<W>[N] extends string | boolean | undefined
    ? Kebab<N>
    : never]?: TagProps<W>[N];
};

type Handlers = { [N in keyof WidgetEventMap as `on${N}`]?: ((event: WidgetEventMap[N]) => void) | undefined };

type Tags = {
  [W in WidgetName]: Given<W> &
    Handlers & { class?: string } & Omit<HTMLAttributes<WidgetElement<W>>, keyof GivenProps<W>> &
    RefAttributes<WidgetElement<W>>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
