/**
 * What each widget takes, as its own `mount` says: nothing here repeats it. The published package, which has not the
 * widgets' sources, gets it written out by `build/published-props.ts`.
 */
import type { mount as mountCustomerDelete } from '@customer-kit/customer-delete/mount';
import type { mount as mountCustomerForm } from '@customer-kit/customer-form/mount';
import type { mount as mountCustomerList } from '@customer-kit/customer-list/mount';
import type { mount as mountCustomerSearch } from '@customer-kit/customer-search/mount';

/** What each widget takes. */
export interface WidgetProps {
  /** Customers in rows: sorted, filtered, endless, with actions on one or many. */
  'customer-list': Parameters<typeof mountCustomerList>[1];
  /** Creates and edits a customer, over the page or in its place. */
  'customer-form': Parameters<typeof mountCustomerForm>[1];
  /** Asks before customers are deleted, deletes them, and offers to undo it. */
  'customer-delete': Parameters<typeof mountCustomerDelete>[1];
  /** Filters the list of its group as somebody types. */
  'customer-search': Parameters<typeof mountCustomerSearch>[1];
}
