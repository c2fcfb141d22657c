import type { Customer, CustomerSummary, DeletedCustomer } from './customer.ts';

/** The list row of a customer. */
export function summarize(full: Customer): CustomerSummary {
  const { id, name, email, company, status, createdAt, updatedAt, version } = full;
  return { id, name, email, ...(company !== undefined && { company }), status, createdAt, updatedAt, version };
}

/** The row of a customer in the list of deleted ones. */
export function summarizeDeleted(deleted: DeletedCustomer): CustomerSummary {
  const { deletedAt, restorableUntil } = deleted;
  return { ...summarize(deleted), deletedAt, restorableUntil };
}
