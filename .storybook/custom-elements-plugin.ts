import { customElements, mountedMethods } from '@customer-kit/embed/build/custom-elements';
import type { Plugin } from 'vite';

const name = 'virtual:custom-elements';

/** What the compiler reads of the widgets' sources, as a module: the same that editors get as custom-elements.json. */
export function customElementsPlugin(): Plugin {
  return {
    name: 'custom-elements',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? `export const manifest = ${JSON.stringify(customElements())};
           export const methods = ${JSON.stringify(mountedMethods())};`
        : undefined,
  };
}
