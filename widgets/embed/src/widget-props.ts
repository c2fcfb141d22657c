import type { CustomerSummary, WidgetEvents, WidgetName, WidgetOptions } from '@customer-kit/kit';

/** What each widget takes. */
export interface WidgetProps {
  'customer-list': WidgetOptions & {
    /** Lists what this text finds, whatever the group searches for. */
    query?: string | undefined;
  };
  'customer-form': WidgetOptions & {
    /** Over the page, or where the widget is. Default `dialog`. */
    presentation?: 'dialog' | 'inline' | undefined;
    /** The customer to edit. With neither this nor `open` the form shows what its group edits. */
    customerId?: string | undefined;
    /** Whether the form shows. Default: true when `customerId` is given. Without `customerId` it creates a customer. */
    open?: boolean | undefined;
    /** For who may look only: the form shows the customer, and nothing can be typed. */
    readonly?: boolean | undefined;
    /** `off`: what is typed and not saved is not kept in the browser's storage. Default `on`. */
    drafts?: 'on' | 'off' | undefined;
    /** The reader is done: saved, or cancelled. */
    onClose?: (() => void) | undefined;
  };
  'customer-delete': WidgetOptions & {
    /** Whom to ask about; every new array asks. Without it the widget asks about whom its group wants to delete. */
    customers?: readonly CustomerSummary[] | undefined;
    /** The reader is done: deleted, or cancelled. */
    onClose?: (() => void) | undefined;
  };
  'customer-search': WidgetOptions & {
    /** The text to search by: at first, and again whenever it is changed. */
    query?: string | undefined;
  };
}

/** How a property can be given: text and flags by attributes too, the rest by properties only. */
type Kind = 'text' | 'flag' | 'object';

const options: Record<keyof WidgetOptions, Kind> = {
  api: 'text',
  group: 'text',
  locale: 'text',
  theme: 'text',
  density: 'text',
  getAccessToken: 'object',
  messages: 'object',
  appearance: 'object',
};

const ownProps: { [W in WidgetName]: Record<Exclude<keyof WidgetProps[W], keyof WidgetOptions>, Kind> } = {
  'customer-list': { query: 'text' },
  'customer-form': {
    presentation: 'text',
    customerId: 'text',
    open: 'flag',
    readonly: 'flag',
    drafts: 'text',
    onClose: 'object',
  },
  'customer-delete': { customers: 'object', onClose: 'object' },
  'customer-search': { query: 'text' },
};

export const widgetNames = Object.keys(ownProps) as WidgetName[];

/** Options of every widget that the script tag can give. */
export const textOptions = Object.keys(options).filter((name) => options[name as keyof WidgetOptions] === 'text');

/** Every property of a widget and its kind. */
export function propKinds(widget: WidgetName): ReadonlyMap<string, Kind> {
  return new Map(Object.entries({ ...options, ...ownProps[widget] }));
}

export const eventNames = [
  'customer-select',
  'customer-create',
  'customer-update',
  'customer-delete',
  'customer-restore',
  'customer-search',
  'customer-auth-required',
  'customer-error',
] as const satisfies readonly (keyof WidgetEvents)[];
