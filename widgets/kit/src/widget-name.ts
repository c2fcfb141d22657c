export type WidgetName = 'customer-list' | 'customer-form' | 'customer-delete' | 'customer-search';
