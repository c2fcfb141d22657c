import { expect, test } from 'vitest';
import { proxyEvent } from '../../test-support/proxy-event.ts';
import { redact } from './redact.ts';

const event = proxyEvent('createCustomer', {
  headers: { 'Idempotency-Key': 'order-66' },
  body: { name: ' Zoë "Z" Ångström ', phone: '+46 (70) 123 45 67', address: { city: 'Umeå' } },
});

test.each([
  ['no place for Zoë "Z" Ångström', 'no place for …'],
  ['{"name":"Zoë \\"Z\\" Ångström"}', '{"…":"…"}'],
  ['key TOKEN#an / angstrom#0199', 'key TOKEN#an / …#0199'],
  ['Umeå? order-66!', '…? …!'],
  ['digits 46701234567', 'digits …'],
  ['table is on fire', 'table is on fire'],
])('%s', (text, expected) => {
  expect(redact(text, event)).toBe(expected);
});

test('works on a body in base64 and on one that is no JSON', () => {
  const encoded = proxyEvent('createCustomer', { body: { name: 'Ångström' }, base64: true });
  expect(redact('of Ångström', encoded)).toBe('of …');
  expect(redact('Unexpected token in "{name: Zoë"', proxyEvent('createCustomer', { body: '{name: Zoë' }))).toBe(
    'Unexpected token in "…"',
  );
});
