import type { Customer, UpdateCustomerBody } from '@customer-kit/contract';

/** A well-formed id that no customer has: its time is in 1970. */
export const absentId = '00000000-0001-7000-8000-000000000000';

/** What a client sends back to save a customer it read. */
export function editableFields(customer: Customer): UpdateCustomerBody {
  const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, version: _version, ...fields } = customer;
  return fields;
}
