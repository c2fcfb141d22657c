export type { HostEvents, WidgetEventName, WidgetEvents, WidgetName, WidgetOptions } from '@customer-kit/kit/host';
export { defineElements, type WidgetElement } from './element.ts';
export { load } from './load.ts';
export { LoadError, type LoadErrorCode } from './load-error.ts';
export { configure, type EmbedOptions } from './options.ts';
export type { WidgetEventMap } from './tags.ts';
export type { WidgetProps } from './widget-props.ts';
