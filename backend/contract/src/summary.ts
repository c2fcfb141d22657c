import type { Customer, CustomerSummary } from './customer.ts';

/** The list row of a customer. */
export function summarize(full: Customer): CustomerSummary {
  const { id, name, email, company, status, createdAt, updatedAt, version } = full;
  return { id, name, email, ...(company !== undefined && { company }), status, createdAt, updatedAt, version };
}
