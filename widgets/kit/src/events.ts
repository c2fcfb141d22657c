import type { Customer, CustomerSummary } from '@customer-kit/contract';

/** Detail of each event a widget dispatches: bubbling, composed `CustomEvent`s on the element it is mounted in. */
export interface WidgetEvents {
  /** A row was opened. Cancelable: `preventDefault()` keeps the kit's form closed. */
  'customer-select': { customer: CustomerSummary };
  /** A customer was created. */
  'customer-create': { customer: Customer };
  /** A customer was changed. */
  'customer-update': { customer: Customer };
  /** A customer was deleted. */
  'customer-delete': { customer: CustomerSummary };
  /** A deletion was undone. */
  'customer-restore': { customer: Customer };
  /** The reader is done with a form or a deletion: saved, deleted or cancelled. */
  'customer-close': null;
  /** The text the list is filtered by; empty when cleared. */
  'customer-search': { query: string };
  /** The API wants a (new) token and `getAccessToken` had none that it takes; `message` has what that failed with. */
  'customer-auth-required': { status: 401; message: string };
  /** `url`: what could not be loaded, when the widget itself did not come. */
  'customer-error': { code: string; message: string; url?: string | undefined };
}

/** Detail of each event a host dispatches for the widgets: a `CustomEvent` on the document or anything in it. */
export interface HostEvents {
  /**
   * The page is about to show something else. Cancelable: a form with unsaved typing calls `preventDefault()` and asks
   * its reader; `leave` is called should the answer be to discard.
   */
  'customer-leave': { leave?: (() => void) | undefined } | null;
}

declare global {
  interface WindowEventMap {
    'customer-leave': CustomEvent<HostEvents['customer-leave']>;
  }
}

export type WidgetEventName = keyof WidgetEvents;

/** Returns false when a listener called `preventDefault()`. */
export type Dispatch = <N extends WidgetEventName>(type: N, detail: WidgetEvents[N]) => boolean;

export function dispatcherOf(element: Element): Dispatch {
  return (type, detail) =>
    element.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: type === 'customer-select' }),
    );
}
