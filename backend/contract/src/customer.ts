import * as z from 'zod/mini';
import { countryCodes } from './countries.ts';
import { customerStatuses } from './customer-status.ts';
import { emailKey } from './email-key.ts';
import { text } from './text.ts';

/** UUIDv7 (RFC 9562); UUIDv8 made from the `Idempotency-Key` when the customer was created with one. */
export const customerId = z.uuid();

const statusField = z.enum(customerStatuses);

/** As people paste it from contacts and documents: without marks of direction, with plain digits, spaces and dashes. */
function tidyPhone(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .trim();
}

/** Letters are allowed for extensions ("ext. 12"); what counts for search is the digits. */
const phoneField = text(3, 40, tidyPhone).check(
  z.refine((value) => /^(?:\(?\+?|\+\()\p{Nd}[\p{Nd}\s().\-/#*,;a-zA-Z]*$/u.test(value), { params: { code: 'phone' } }),
);

/** Local part: dot-atom of RFC 5322, with letters of every script (RFC 6531). Domain: labels in Unicode or Punycode. */
const emailAddress =
  /^(?!\.|.*\.[.@])[\p{L}\p{M}\p{Nd}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}-]*\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu;

/** Without what a paste from a contact or a web page brings along unseen: zero-width spaces, marks of direction. */
function tidyEmail(value: string): string {
  // The lookbehind lets a run of spaces be tried once, not from each of them.
  return value.replace(/^[\s\p{Cf}]+|(?<![\s\p{Cf}])[\s\p{Cf}]+$/gu, '');
}

const emailField = z
  .string()
  .check(
    z.overwrite(tidyEmail),
    z.refine((value) => value.length > 0, { params: { code: 'required', minimum: 1 }, abort: true }),
    // Of the key, too: it is one of the table's, and "ﷺ" has 18 letters in it.
    z.refine((value) => Math.max(value.length, emailKey(value).length) <= 254, {
      params: { code: 'too-long', maximum: 254 },
    }),
    z.refine((value) => emailAddress.test(value), { params: { code: 'email' } }),
  )
  .register(z.globalRegistry, { format: 'idn-email', minLength: 3, maxLength: 254 });

/** Of a customer. `country` is ISO 3166-1 alpha-2; `line2` and `region` may be left out. */
export const address = z.strictObject({
  line1: text(1, 200),
  line2: z.optional(text(1, 200)),
  city: text(1, 100),
  region: z.optional(text(1, 100)),
  postalCode: text(1, 20),
  country: z.enum(countryCodes),
});

const editableFields = {
  /** One field for the whole name: names are not first + last everywhere. */
  name: text(1, 200),
  /** As typed; unique after `emailKey`. */
  email: emailField,
  phone: z.optional(phoneField),
  company: z.optional(text(1, 200)),
  address: z.optional(address),
  status: statusField,
  notes: z.optional(text(1, 10_000)),
};

/** What a client sends to create a customer; `status` is `lead` when left out. */
export const createCustomerBody = z.strictObject({
  ...editableFields,
  status: z._default(statusField, 'lead'),
});

/** What a client sends to replace a customer: every editable field, so a field left out is removed. */
export const updateCustomerBody = z.strictObject(editableFields);

const managedFields = {
  id: customerId,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** 1 when created, one more with every save; the ETag is this number in quotes. */
  version: z.int().check(z.gte(1)),
};

/** A customer as the API gives it. Times are ISO 8601 in UTC, with milliseconds. */
export const customer = z.strictObject({ ...managedFields, ...editableFields });

const deletionFields = {
  deletedAt: z.iso.datetime(),
  /** Until then a `PUT` with the `ETag` of the deletion brings the customer back; after that it is erased. */
  restorableUntil: z.iso.datetime(),
};

/** What is left of a deleted customer until it is erased. Its `version` is one more than when it lived. */
export const deletedCustomer = z.strictObject({ ...managedFields, ...editableFields, ...deletionFields });

/** One row of a list or search: what index entries carry, so that a page costs one query. */
export const customerSummary = z.strictObject({
  id: managedFields.id,
  name: editableFields.name,
  email: editableFields.email,
  company: editableFields.company,
  status: editableFields.status,
  createdAt: managedFields.createdAt,
  updatedAt: managedFields.updatedAt,
  version: managedFields.version,
  /** In the list of deleted customers only, with `restorableUntil`. */
  deletedAt: z.optional(deletionFields.deletedAt),
  restorableUntil: z.optional(deletionFields.restorableUntil),
});

export type Address = z.infer<typeof address>;
export type CreateCustomerBody = z.input<typeof createCustomerBody>;
export type UpdateCustomerBody = z.infer<typeof updateCustomerBody>;
export type Customer = z.infer<typeof customer>;
export type DeletedCustomer = z.infer<typeof deletedCustomer>;
export type CustomerSummary = z.infer<typeof customerSummary>;
