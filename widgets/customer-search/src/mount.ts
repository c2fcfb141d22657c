import { defineWidget } from '@customer-kit/kit';
import styles from './customer-search.css?inline';
import { CustomerSearch } from './customer-search.tsx';

export const mount = defineWidget({ name: 'customer-search', Component: CustomerSearch, styles });
