import { expect, test } from 'vitest';
import { createCustomerBody } from './customer.ts';
import { emailKey } from './email-key.ts';
import { validate } from './validation.ts';

const valid = { name: 'Zoë Ångström', email: 'zoe@example.com' };

function accepts(fields: object): boolean {
  return validate(createCustomerBody, { ...valid, ...fields }, 'body').ok;
}

test.each([
  '+46 70 123 45 67',
  '(020) 7946 0018',
  '030/1234-567',
  '+1 208 555 0155 ext. 12',
  '+98 ۲۱ ۸۸۴۵',
  '112',
  '(+49) 89 1234',
  '+(49) 89 1234',
])('%s is a phone number', (phone) => expect(accepts({ phone })).toBe(true));

test.each(['call me', '+', '12', '+46 70 💥', '-1234', 'ext. 12', '((49)', '1'.repeat(41)])('%s is none', (phone) => {
  expect(accepts({ phone })).toBe(false);
});

test.each([
  ['+49\u2011(0)89\u20131234', '+49-(0)89-1234'],
  ['\u202a+49\u00a089\u202f1234\u202c', '+49 89 1234'],
  ['\u2066(089) 12\u221234\u2069 ', '(089) 12-34'],
  ['＋８１　３－１２３４', '+81 3-1234'],
])('a pasted phone number %j is kept as %s', (phone, kept) => {
  const result = validate(createCustomerBody, { ...valid, phone }, 'body');
  expect(result).toMatchObject({ ok: true, data: { phone: kept } });
  expect(createCustomerBody.parse({ ...valid, phone: kept }).phone).toBe(kept);
});

test.each(['\u202a1\u202c2', '\u202a\u202c\u2066\u2069'])('%j is none without its marks', (phone) => {
  expect(accepts({ phone })).toBe(false);
});

test.each([
  'o&m@example.com',
  "!#$%&'*+/=?^_`{|}~-@example.com",
  'müller@example.com',
  'mu\u0308ller@mu\u0308ller.example',
  'info@müller.example',
  'a@xn--mller-kva.example',
  'a@example.xn--p1ai',
  'почта@пример.рф',
  '用户@例子.中国',
  'मेल@उदाहरण.भारत',
])('%s is an e-mail address, and so is its key', (email) => {
  expect(accepts({ email })).toBe(true);
  expect(accepts({ email: emailKey(email.toUpperCase()) })).toBe(true);
});

test.each(['a@b.test', "o'brien+list@mail.example.co.uk", 'UPPER@EXAMPLE.COM', ' spaced@example.com '])(
  '%s is an e-mail address',
  (email) => expect(accepts({ email })).toBe(true),
);

test.each([
  '',
  'nobody',
  'a@b',
  '@example.com',
  'a b@example.com',
  `${'a'.repeat(250)}@example.com`,
  'a@@example.com',
  '.a@example.com',
  'a.@example.com',
  'a..b@example.com',
  'a@example..com',
  'a@-b.example',
  'a@b.1',
  'a,b@example.com',
  '"a"@example.com',
  'a@\u200bexample.com',
  'a\ud83d@example.com',
  'a@b@example.com',
  'a＠example.com',
  `${'ﷺ'.repeat(100)}@example.com`,
])('"%s" is none', (email) => expect(accepts({ email })).toBe(false));

test.each(['\u200bzoe@example.com', 'zoe@example.com\u200b \u00a0', '\u202a zoe@example.com\u202c'])(
  'a pasted address %j is kept without what surrounds it unseen',
  (email) => {
    expect(validate(createCustomerBody, { ...valid, email }, 'body')).toMatchObject({
      ok: true,
      data: { email: 'zoe@example.com' },
    });
  },
);

test('compares addresses without case, outer spaces and compatibility forms', () => {
  expect(emailKey(' Zoe.Angstrom@Example.COM ')).toBe('zoe.angstrom@example.com');
  expect(emailKey('ｚｏｅ@example.com')).toBe('zoe@example.com');
});

test('has one key for an address in any case and composition, which is its own key', () => {
  for (const email of ['Müller@MÜLLER.example', 'J\u030c@H\u0331.example', 'ΟΔΟΣ@example.com', '𝐀İ@ŉ.example']) {
    const key = emailKey(email);
    expect(emailKey(key)).toBe(key);
    expect(emailKey(email.normalize('NFD'))).toBe(key);
    expect(emailKey(email.normalize('NFD').toLowerCase())).toBe(key);
  }
  expect(emailKey('ǰ@example.com')).toBe(emailKey('ǰ@example.com'.toUpperCase()));
});

test.each(['\u200b', '\u2060\u2060', 'ㅤ', '⠀ ⠀', '\u0000', '\u202e\u202c', '\ufe0f'])(
  'a name of nothing visible, %j, is empty',
  (name) => {
    expect(validate(createCustomerBody, { ...valid, name }, 'body')).toMatchObject({
      ok: false,
      errors: [{ pointer: '/name', code: 'required' }],
    });
    expect(accepts({ name: `${name}A${name}` })).toBe(true);
  },
);

test('a name of 200 emoji fits, of 201 not', () => {
  expect(accepts({ name: '🙂'.repeat(200) })).toBe(true);
  expect(accepts({ name: '🙂'.repeat(201) })).toBe(false);
});
