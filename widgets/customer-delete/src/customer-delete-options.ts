import type { CustomerSummary, WidgetOptions } from '@customer-kit/kit';

export interface CustomerDeleteOptions extends WidgetOptions {
  /**
   * Whom to ask about. With it the host decides; without it the widget asks about whom its group wants to delete, which
   * a list's row actions set. Every new array asks; an empty one is nobody.
   */
  customers?: readonly CustomerSummary[] | undefined;
  /** The reader is done: deleted, or cancelled. Templates, which take `on…` for a listener, have `customer-close`. */
  onClose?: (() => void) | undefined;
}
