// With all modules of the community edition, as its quick start has it: what the list does besides is in them.
import { AllCommunityModule } from 'ag-grid-community';
import { listCustomers } from './ag-grid-list.js';

listCustomers([AllCommunityModule]);
