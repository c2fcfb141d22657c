import { expect, test } from 'vitest';
import { createCustomerBody } from './customer.ts';
import { emailKey } from './email-key.ts';
import { validate } from './validation.ts';

const valid = { name: 'Zoë Ångström', email: 'zoe@example.com' };

function accepts(fields: object): boolean {
  return validate(createCustomerBody, { ...valid, ...fields }, 'body').ok;
}

test.each(['+46 70 123 45 67', '(020) 7946 0018', '030/1234-567', '+1 208 555 0155 ext. 12', '+98 ۲۱ ۸۸۴۵', '112'])(
  '%s is a phone number',
  (phone) => expect(accepts({ phone })).toBe(true),
);

test.each(['call me', '+', '12', '+46 70 💥', '-1234', 'ext. 12', '1'.repeat(41)])('%s is none', (phone) => {
  expect(accepts({ phone })).toBe(false);
});

test.each(['a@b.test', "o'brien+list@mail.example.co.uk", 'UPPER@EXAMPLE.COM', ' spaced@example.com '])(
  '%s is an e-mail address',
  (email) => expect(accepts({ email })).toBe(true),
);

test.each(['', 'nobody', 'a@b', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`, 'a@@example.com'])(
  '"%s" is none',
  (email) => expect(accepts({ email })).toBe(false),
);

test('compares addresses without case, outer spaces and compatibility forms', () => {
  expect(emailKey(' Zoe.Angstrom@Example.COM ')).toBe('zoe.angstrom@example.com');
  expect(emailKey('ｚｏｅ@example.com')).toBe('zoe@example.com');
});

test('a name of 200 emoji fits, of 201 not', () => {
  expect(accepts({ name: '🙂'.repeat(200) })).toBe(true);
  expect(accepts({ name: '🙂'.repeat(201) })).toBe(false);
});
