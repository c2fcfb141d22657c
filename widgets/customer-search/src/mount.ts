import { defineWidget } from '@customer-kit/kit';
import styles from './customer-search.css?inline';
import { CustomerSearch } from './customer-search.tsx';
import type { CustomerSearchOptions } from './customer-search-options.ts';
import { texts } from './messages.ts';

export type { CustomerSearchOptions };

export const mount = defineWidget<CustomerSearchOptions>({
  name: 'customer-search',
  Component: CustomerSearch,
  styles,
  texts,
});
