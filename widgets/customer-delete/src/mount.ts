import { defineWidget } from '@customer-kit/kit';
import { dialogStyles } from '@customer-kit/kit/dialog';
import styles from './customer-delete.css?inline';
import { CustomerDelete } from './customer-delete.tsx';
import { texts } from './messages.ts';

export type { CustomerDeleteOptions } from './customer-delete-options.ts';

export const mount = defineWidget({
  name: 'customer-delete',
  Component: CustomerDelete,
  styles: dialogStyles + styles,
  texts,
});
