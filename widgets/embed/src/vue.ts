/** The tags in Vue templates: `import type {} from '@customer-kit/embed/vue'`. */
import type { WidgetName } from '@customer-kit/kit/host';
import type { HTMLAttributes, PublicProps } from 'vue';
import type { GivenProps } from './attach.ts';
import type { WidgetElement } from './element.ts';
import type { TagProps, WidgetEventMap } from './tags.ts';

/** As Vue's documentation has it ("Vue and Web Components", non-Vue web components and TypeScript). */
type VueTag<W extends WidgetName> = new () => WidgetElement<W> & {
  $props: TagProps<W> & Omit<HTMLAttributes, keyof GivenProps<W>> & PublicProps;
  $emit: <N extends keyof WidgetEventMap>(name: N, event: WidgetEventMap[N]) => void;
};

type Tags = { [W in WidgetName]: VueTag<W> };

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
