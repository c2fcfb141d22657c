import type { WidgetOptions } from '@customer-kit/kit';

export interface CustomerSearchOptions extends WidgetOptions {
  /** The text to search by: at first, and again whenever the host changes it. */
  query?: string | undefined;
  /**
   * Whether the first customers that are found show below the field, to open one at once. Default `auto`: where no list
   * of the group shows them.
   */
  suggestions?: 'auto' | 'on' | 'off' | undefined;
  /** Whether this browser keeps the last five searches of each person and offers them. Default `auto`: with suggestions. */
  recent?: 'auto' | 'on' | 'off' | undefined;
  /** The key that goes to the field from anywhere on the page, such as `Control+k`. Default `/`; empty: none. */
  shortcut?: string | undefined;
  /**
   * The parameter of the page's URL that keeps the query: read at first and on Back and Forward, written in place.
   * Default: none, and the URL stays as it is. `query`, where it is given, comes first.
   */
  queryParameter?: string | undefined;
}
