import { expect, test } from 'vitest';
import { requestModel } from './json-schema.ts';

test('describes the body of a write by its structure', () => {
  const model = requestModel('updateCustomer');
  expect(model).toMatchObject({ type: 'object', additionalProperties: false, required: ['name', 'email', 'status'] });
  expect(model?.properties?.status).toEqual({ type: 'string', enum: ['lead', 'active', 'inactive'] });
  expect(model?.properties?.address).toMatchObject({ type: 'object', additionalProperties: false });
});

test('asks for no field that has a default', () => {
  expect(requestModel('createCustomer')?.required).toEqual(['name', 'email']);
});

test('leaves lengths, patterns and formats to the Lambda, which trims first', () => {
  expect(requestModel('createCustomer')?.properties?.name).toEqual({ type: 'string' });
  expect(requestModel('createCustomer')?.properties?.email).toEqual({ type: 'string' });
});

test('gives no model to an operation without a body', () => {
  expect(requestModel('getCustomers')).toBeUndefined();
});
