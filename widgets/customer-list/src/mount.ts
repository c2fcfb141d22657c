import { defineWidget, prefetchCustomers } from '@customer-kit/kit';
import styles from './customer-list.css?inline';
import { CustomerList, type CustomerListProps } from './customer-list.tsx';
import { texts } from './messages.ts';

export type { CustomerListProps };

export const mount = defineWidget<CustomerListProps>({
  name: 'customer-list',
  Component: CustomerList,
  styles,
  texts,
  prefetch: prefetchCustomers,
});
