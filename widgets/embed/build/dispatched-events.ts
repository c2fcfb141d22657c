import type { WidgetEventName, WidgetName } from '@customer-kit/kit';

/** Of every widget: what it could not do, or could not load. */
const everywhere = ['customer-auth-required', 'customer-error'] as const;

/** Which events each widget dispatches. A test compares it with what the sources do. */
export const dispatchedEvents: Readonly<Record<WidgetName, readonly WidgetEventName[]>> = {
  'customer-list': ['customer-select', 'customer-restore', 'customer-search', ...everywhere],
  'customer-form': ['customer-create', 'customer-update', 'customer-close', ...everywhere],
  'customer-delete': ['customer-delete', 'customer-restore', 'customer-close', ...everywhere],
  'customer-search': ['customer-select', 'customer-search', ...everywhere],
};
