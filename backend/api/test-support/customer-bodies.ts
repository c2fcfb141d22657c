import { type CreateCustomerBody, customerStatuses, isVisible } from '@customer-kit/contract';
import * as fc from 'fast-check';

/** Names that share beginnings, in many scripts, so that tokens and sort keys collide as often as they can. */
const nameParts = `
  Ann Anna Annabel ann-lee Lee Leeds Åsa Asa Zoë Zoe O'Brien Brien Müller X ! "Ann" 007 46 ʼ A\u202eB \u0301\u0301 A\u0000
  Ελένη Ольга Олег محمد مُحَمَّد דוד สมชาย अनिता 田中 田中太郎 田 ソニー メアリー 김민준 😀 👩‍👩‍👧 𠮷野 𞤀𞤣𞤢 𐌰𐌱𐌲-𐌰𐌱𐌳
`
  .trim()
  .split(/\s+/);

const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nameParts) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

export const customerName = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' ').trim())
  .filter(isVisible);

const localPart = fc.constantFrom('ann', 'anna', 'annlee', 'ann.lee', 'zoe', 'o.brien', 'info', 'muller', 'x');

/** Bodies whose addresses are `<local part>.<number>@…`, so that a test decides which of them clash. */
export function customerBody(emailNumber: fc.Arbitrary<number>): fc.Arbitrary<CreateCustomerBody> {
  return fc.record(
    {
      name: customerName,
      email: fc
        .tuple(localPart, emailNumber, fc.constantFrom('example.com', 'Ann-Books.example'))
        .map(([local, number, domain]) => `${local}.${number}@${domain}`),
      phone: fc.constantFrom('+46 70 123 45 67', '070-123 45 67', '+1 (415) 555-0100', '007'),
      company: customerName,
      status: fc.constantFrom(...customerStatuses),
      notes: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .map((notes) => notes.trim())
        .filter(isVisible),
      address: fc.constant({ line1: 'Storgatan 12', city: 'Umeå', postalCode: '903 26', country: 'SE' }),
    },
    { requiredKeys: ['name', 'email'] },
  ) as fc.Arbitrary<CreateCustomerBody>;
}
