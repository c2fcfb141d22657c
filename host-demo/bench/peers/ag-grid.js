// With the module an endless list needs and no others: its lightest form.
import { InfiniteRowModelModule } from 'ag-grid-community';
import { listCustomers } from './ag-grid-list.js';

listCustomers([InfiniteRowModelModule]);
