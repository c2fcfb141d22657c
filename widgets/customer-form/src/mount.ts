import { defineWidget } from '@customer-kit/kit';
import { dialogStyles } from '@customer-kit/kit/dialog';
import styles from './customer-form.css?inline';
import { CustomerForm } from './customer-form.tsx';
import { texts } from './messages.ts';

export type { CustomerFormOptions } from './customer-form-options.ts';

export const mount = defineWidget({
  name: 'customer-form',
  Component: CustomerForm,
  styles: dialogStyles + styles,
  texts,
});
