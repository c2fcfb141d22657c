import { type CreateCustomerBody, type Customer, leads, searchTokens } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerBody } from '../../test-support/customer-bodies.ts';
import { customerItem, customerOf, type Item, searchedFields, tokenItems } from './item.ts';
import { table } from './table.ts';

const managed = {
  id: '0199d0a4-5f3e-7c1a-9b60-3f0c6a1d2e4b',
  createdAt: '2026-11-23T08:00:00.123Z',
  updatedAt: '2026-11-23T09:00:00.456Z',
  version: 12,
};
const complete = (body: CreateCustomerBody): Customer => ({ ...managed, ...body, status: body.status ?? 'lead' });
const customer = customerBody(fc.nat()).map(complete);

test('a customer comes back from its item', () => {
  fc.assert(
    fc.property(customer, (whole) => {
      expect(customerOf(customerItem(whole))).toEqual(whole);
    }),
  );
});

test('of the tokens that a word begins, exactly one answers it', () => {
  fc.assert(
    fc.property(customer, (whole) => {
      const rows = tokenItems(whole);
      for (const token of searchTokens(whole)) {
        for (let length = 1; length <= Array.from(token).length; length += 1) {
          const word = Array.from(token).slice(0, length).join('');
          const answering = rows.filter(({ sk, lcp }) => sk.startsWith(word) && Number(lcp) < length);
          if (leads(word)) expect(answering).toHaveLength(1);
        }
      }
    }),
  );
});

test('every search token says by which words its customer is found', () => {
  fc.assert(
    fc.property(customer, (whole) => {
      for (const row of tokenItems(whole)) expect(searchTokens(searchedFields(row))).toEqual(searchTokens(whole));
    }),
  );
});

test('index entries and search tokens of plausible customers are small: 26 of them read for one unit or so', () => {
  const sizes = { index: [] as number[], token: [] as number[] };
  for (const body of sampleCustomers(1_000)) {
    const whole = complete(body);
    for (const { projected, ...keys } of Object.values(table.indexes)) {
      const attributes = new Set<string>(['pk', 'sk', ...Object.values(keys), ...projected]);
      const entry = Object.entries(customerItem(whole)).filter(([name]) => attributes.has(name));
      sizes.index.push(itemSize(Object.fromEntries(entry) as Item));
    }
    sizes.token.push(...tokenItems(whole).map(itemSize));
  }
  expect(mean(sizes.index)).toBeLessThan(260);
  expect(mean(sizes.token)).toBeLessThan(210);
});

/** As DynamoDB counts (Developer Guide, "DynamoDB item sizes"): names and strings in UTF-8, two digits to a byte. */
function itemSize(item: Item): number {
  const size = (value: unknown) =>
    typeof value === 'number' ? Math.ceil(String(value).length / 2) + 1 : Buffer.byteLength(String(value));
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + (value === undefined ? 0 : name.length + size(value)),
    0,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
