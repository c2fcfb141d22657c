import type { WidgetOptions } from '@customer-kit/kit';

export interface CustomerFormOptions extends WidgetOptions {
  /** Over the page, or where the widget is mounted. Default `dialog`. */
  presentation?: 'dialog' | 'inline' | undefined;
  /**
   * The customer to edit. With it, or with `open`, the host decides what the form shows; with neither the form shows
   * what its group edits, which a list's row actions set.
   */
  customerId?: string | undefined;
  /** Whether the form shows. Default: true when `customerId` is given. Without `customerId` it creates a customer. */
  open?: boolean | undefined;
  /** For who may look only: the form shows the customer, and nothing can be typed. */
  readonly?: boolean | undefined;
  /** `off`: what is typed and not saved is not kept in the browser's storage. Default `on`. */
  drafts?: 'on' | 'off' | undefined;
  /** The reader is done: saved, or cancelled. Templates, which take `on…` for a listener, have `customer-close`. */
  onClose?: (() => void) | undefined;
}
