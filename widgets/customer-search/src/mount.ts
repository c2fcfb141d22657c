import { defineWidget } from '@customer-kit/kit';
import styles from './customer-search.css?inline';
import { CustomerSearch, type CustomerSearchProps } from './customer-search.tsx';
import { texts } from './messages.ts';

export type { CustomerSearchProps };

export const mount = defineWidget<CustomerSearchProps>({
  name: 'customer-search',
  Component: CustomerSearch,
  styles,
  texts,
});
