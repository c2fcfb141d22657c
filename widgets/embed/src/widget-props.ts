import type { WidgetEvents, WidgetName, WidgetOptions } from '@customer-kit/kit';

/** What each widget takes beside the options of every widget. */
export interface WidgetProps {
  'customer-list': WidgetOptions;
  'customer-form': WidgetOptions;
  'customer-delete': WidgetOptions;
  'customer-search': WidgetOptions;
}

export const widgetNames = [
  'customer-list',
  'customer-form',
  'customer-delete',
  'customer-search',
] as const satisfies readonly WidgetName[];

/** Options that are text, so that they can be attributes of an element and `data-` attributes of the script tag. */
export const textOptions = ['api', 'group', 'locale', 'theme', 'density'] as const satisfies (keyof WidgetOptions)[];

/** Options that only a property can hold. */
const objectOptions = ['getAccessToken', 'messages'] as const satisfies (keyof WidgetOptions)[];

/** Each widget's own properties; all are text. */
const ownProps: { readonly [W in WidgetName]: readonly Exclude<keyof WidgetProps[W], keyof WidgetOptions>[] } = {
  'customer-list': [],
  'customer-form': [],
  'customer-delete': [],
  'customer-search': [],
};

export type PropName = { [W in WidgetName]: keyof WidgetProps[W] }[WidgetName];

/** The properties that an attribute can give. */
export function textProps(widget: WidgetName): readonly PropName[] {
  return [...textOptions, ...ownProps[widget]];
}

/** Every property a widget takes, always in the same order. */
export function propNames(widget: WidgetName): readonly PropName[] {
  return [...textProps(widget), ...objectOptions];
}

export const eventNames = [
  'customer-select',
  'customer-create',
  'customer-update',
  'customer-delete',
  'customer-search',
  'customer-auth-required',
  'customer-error',
] as const satisfies readonly (keyof WidgetEvents)[];
