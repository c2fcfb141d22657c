import type { WidgetElement } from './element.ts';

export type { WidgetEventName, WidgetEvents, WidgetName, WidgetOptions } from '@customer-kit/kit';
export { defineElements, type WidgetElement } from './element.ts';
export { load } from './load.ts';
export { LoadError, type LoadErrorCode } from './load-error.ts';
export { configure, type EmbedOptions } from './options.ts';
export type { WidgetProps } from './widget-props.ts';

declare global {
  interface HTMLElementTagNameMap {
    'customer-list': WidgetElement<'customer-list'>;
    'customer-form': WidgetElement<'customer-form'>;
    'customer-delete': WidgetElement<'customer-delete'>;
    'customer-search': WidgetElement<'customer-search'>;
  }
}
