/**
 * What the widgets take, at run time. A property that one of them gains, loses or changes does not compile here until
 * its row follows.
 */
import type { WidgetEventName, WidgetName, WidgetOptions } from '@customer-kit/kit/host';
import type { WidgetProps } from './mount-props.ts';

export type { WidgetProps };

/** How a property can be given: text and flags by attributes too, the rest by properties only. */
type Kind = 'text' | 'flag' | 'object';

type KindOf<T> = [T] extends [boolean | undefined] ? 'flag' : [T] extends [string | undefined] ? 'text' : 'object';
type Kinds<P> = { [N in keyof P]-?: KindOf<P[N]> };

const options: Kinds<WidgetOptions> = {
  api: 'text',
  group: 'text',
  locale: 'text',
  theme: 'text',
  density: 'text',
  getAccessToken: 'object',
  messages: 'object',
  appearance: 'object',
};

const ownProps: { [W in WidgetName]: Kinds<Omit<WidgetProps[W], keyof WidgetOptions>> } = {
  'customer-list': { query: 'text', columns: 'text' },
  'customer-form': {
    presentation: 'text',
    customerId: 'text',
    open: 'flag',
    readonly: 'flag',
    drafts: 'text',
    onClose: 'object',
  },
  'customer-delete': { customers: 'object', onClose: 'object' },
  'customer-search': {
    query: 'text',
    suggestions: 'text',
    recent: 'text',
    shortcut: 'text',
    queryParameter: 'text',
  },
};

export const widgetNames = Object.keys(ownProps) as WidgetName[];

/** Options of every widget that the script tag can give. */
export const textOptions = Object.keys(options).filter((name) => options[name as keyof WidgetOptions] === 'text');

/** Every property of a widget and its kind, its own first. */
export function propKinds(widget: WidgetName): ReadonlyMap<string, Kind> {
  return new Map(Object.entries({ ...ownProps[widget], ...options }));
}

/** Marked as pure, because `embed.js` does without it. */
export const eventNames = /* @__PURE__ */ Object.keys({
  'customer-select': true,
  'customer-create': true,
  'customer-update': true,
  'customer-delete': true,
  'customer-restore': true,
  'customer-close': true,
  'customer-search': true,
  'customer-auth-required': true,
  'customer-error': true,
} satisfies Record<WidgetEventName, true>) as WidgetEventName[];
