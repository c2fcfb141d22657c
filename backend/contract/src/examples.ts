import type { Customer, DeletedCustomer, UpdateCustomerBody } from './customer.ts';

/** The customer every example of the documentation shows. */
export const exampleFields = {
  name: 'Zoë Ångström',
  email: 'zoe.angstrom@example.com',
  phone: '+46 70 123 45 67',
  company: 'Norrsken Papper AB',
  address: { line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' },
  status: 'lead',
  notes: 'Prefers e-mail.',
} satisfies UpdateCustomerBody;

export const exampleCustomer = {
  id: '0199d0a4-5f3e-7c1a-9b60-3f0c6a1d2e4b',
  ...exampleFields,
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
  version: 1,
} satisfies Customer;

export const exampleDeletion = {
  ...exampleCustomer,
  updatedAt: '2026-11-24T09:30:00.000Z',
  version: 2,
  deletedAt: '2026-11-24T09:30:00.000Z',
  restorableUntil: '2026-12-24T09:30:00.000Z',
} satisfies DeletedCustomer;

const { phone: _phone, address: _address, notes: _notes, ...summary } = exampleCustomer;
export const exampleSummary = summary;
