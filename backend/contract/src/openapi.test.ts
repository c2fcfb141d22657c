import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { openApiDocument } from './openapi.ts';
import { type Operation, operationNames, operations, problemsEverywhere } from './operations.ts';
import { problems } from './problems.ts';

const document = openApiDocument({ version: '1.2.3', server: 'https://api.example.com' });

test('is an OpenAPI 3.1 document', async () => {
  const result = await new Validator().validate(structuredClone(document) as object as Record<string, unknown>);
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('refers to nothing that is not in it', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(20);
  const components: Record<string, Record<string, unknown>> = document.components;
  expect(references.filter(([, kind = '', name = '']) => !components[kind]?.[name])).toEqual([]);
});

test.each(operationNames)('declares every answer of %s', (name) => {
  const operation: Operation = operations[name];
  const { responses } = document.paths[operation.path]?.[operation.method.toLowerCase()] ?? {};
  const statuses = [
    ...Object.keys(operation.responses),
    ...[...operation.problems, ...problemsEverywhere].map((problem) => String(problems[problem].status)),
  ];
  expect(new Set(Object.keys(responses ?? {}))).toEqual(new Set(statuses));
});

test.each(operationNames)('says which token %s needs', (name) => {
  const { method, path, scope } = operations[name];
  const { security } = document.paths[path]?.[method.toLowerCase()] ?? {};
  expect(security).toEqual([{ accessToken: [scope] }]);
  expect(document.components.securitySchemes).toMatchObject({ accessToken: { type: 'http', scheme: 'bearer' } });
});

test('a client may leave out what has a default, and gets everything', () => {
  const { CreateCustomer, Customer } = document.components.schemas;
  expect(CreateCustomer).toMatchObject({ required: ['name', 'email'], additionalProperties: false });
  expect(Customer).toMatchObject({ required: expect.arrayContaining(['id', 'status', 'version']) });
});

test('lengths count characters', () => {
  expect(document.components.schemas.Customer).toMatchObject({
    properties: { name: { minLength: 1, maxLength: 200 }, notes: { maxLength: 10_000 } },
  });
});

test('a save needs If-Match, a deletion may have it', () => {
  const { put, delete: remove } = document.paths['/customers/{id}'] ?? {};
  const required = { name: 'if-match', in: 'header', required: true };
  expect(put?.parameters).toContainEqual(expect.objectContaining(required));
  expect(remove?.parameters).toContainEqual(expect.objectContaining({ ...required, required: false }));
});

test.each(['429', '503', '504'])('%s says when to come back, as the API does', (status) => {
  expect(document.paths['/customers']?.get?.responses[status]?.headers).toHaveProperty('retry-after');
});

test('a schema without a name stands where it is used', async () => {
  vi.resetModules();
  vi.doMock('./operations.ts', async (importOriginal) => {
    const original = await importOriginal<typeof import('./operations.ts')>();
    const responses = { 200: { description: 'Its age.', body: z.strictObject({ days: z.int() }) } };
    const getCustomerAge = { ...original.operations.getCustomer, path: '/customers/{id}/age', responses };
    return {
      ...original,
      operations: { ...original.operations, getCustomerAge },
      operationNames: [...original.operationNames, 'getCustomerAge'],
    };
  });
  const { openApiDocument: documentOf } = await import('./openapi.ts');
  const { paths } = documentOf({ version: '1.2.3' });
  expect(paths['/customers/{id}/age']?.get?.responses['200']?.content?.['application/json']?.schema).toEqual({
    type: 'object',
    properties: { days: { type: 'integer' } },
    required: ['days'],
    additionalProperties: false,
  });
});
