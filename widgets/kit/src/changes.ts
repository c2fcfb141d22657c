/**
 * What opens, saves and deletes one customer. Apart from the index, so that a page that only lists carries none of it.
 * These files are copied into each widget that uses them: what there must be one of on a page, contexts and errors
 * above all, they import from `@customer-kit/kit` by its name.
 */
export { type Creation, creationOf, useCreateCustomer } from './queries/create-customer.ts';
export { useDeleteCustomer } from './queries/delete-customer.ts';
export { useGetCustomer } from './queries/get-customer.ts';
export { useRestoreCustomer } from './queries/restore-customer.ts';
export { retriesUntold } from './queries/retries-untold.ts';
export { type CustomerUpdate, useUpdateCustomer } from './queries/update-customer.ts';
export { randomKey } from './random-key.ts';
