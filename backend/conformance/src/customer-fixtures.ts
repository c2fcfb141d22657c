import { type Customer, type DeletedCustomer, etagOf, type UpdateCustomerBody } from '@customer-kit/contract';

/** A well-formed id that no customer has: its time is in 1970. */
export const absentId = '00000000-0001-7000-8000-000000000000';

/** What a client sends back to save a customer it read, or to restore one it deleted. */
export function editableFields(customer: Customer | DeletedCustomer): UpdateCustomerBody {
  const { name, email, phone, company, address, status, notes } = customer;
  return {
    name,
    email,
    ...(phone !== undefined && { phone }),
    ...(company !== undefined && { company }),
    ...(address !== undefined && { address }),
    status,
    ...(notes !== undefined && { notes }),
  };
}

/** The request that saves changes to a customer, or restores a deleted one. */
export function updateOf(customer: Customer | DeletedCustomer, changes: Partial<UpdateCustomerBody> = {}) {
  return {
    params: { id: customer.id },
    headers: { 'if-match': etagOf(customer.version) },
    json: { ...editableFields(customer), ...changes },
  };
}
