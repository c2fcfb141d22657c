/** Apart from the index, so that only an export carries it. */
export { byteOrderMark, csvLine } from '@customer-kit/contract/csv';
