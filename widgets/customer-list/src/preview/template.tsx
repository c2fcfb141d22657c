/** What the build draws the preview from: the list with one customer of each status. */
import { previewTemplate } from '@customer-kit/kit/build/preview-template';
import styles from '../customer-list.css?inline';
import { CustomerList } from '../customer-list.tsx';
import { texts } from '../messages.ts';

const at = new Date(0).toISOString();

export default previewTemplate({
  Component: CustomerList,
  styles,
  texts,
  keys: ['list.count.all', 'list.count.more'],
  unseen: '.probe, .overs, [data-sorted=false]',
  customers: (['lead', 'active', 'inactive'] as const).map((status) => ({
    id: status,
    name: '',
    email: '',
    company: ' ',
    status,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })),
});
