/** The contract as an OpenAPI 3.1 document: nothing in it is written by hand that `operations` or `problems` know. */
import * as z from 'zod/mini';
import {
  address,
  createCustomerBody,
  customer,
  customerSummary,
  deletedCustomer,
  updateCustomerBody,
} from './customer.ts';
import { exampleCustomer } from './examples.ts';
import { namedErrors } from './invalid-request.ts';
import { type Operation, operationNames, operations, problemsEverywhere } from './operations.ts';
import { fieldError, problem } from './problem.ts';
import type { ProblemName } from './problem-names.ts';
import { passingProblems, problemBody, problems } from './problems.ts';
import type { OperationName } from './routes.ts';

type Schema = z.core.JSONSchema.JSONSchema;

interface Content {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { summary: string; value: unknown }>;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: Schema;
  example?: unknown;
}

interface Response {
  description: string;
  headers?: Record<string, Schema>;
  content?: Record<string, Content>;
}

interface PathOperation {
  operationId: OperationName;
  summary: string;
  tags: readonly string[];
  security: { accessToken: Operation['scope'][] }[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Content> };
  responses: Record<string, Response>;
}

/** The part of OpenAPI 3.1 that this API needs. */
export interface OpenApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, PathOperation>>;
  components: {
    schemas: Record<string, Schema>;
    headers: Record<string, { description: string; schema: Schema }>;
    securitySchemes: Record<
      'accessToken',
      { type: 'http'; scheme: 'bearer'; bearerFormat: string; description: string }
    >;
  };
}

export interface OpenApiOptions {
  /** Version of the document. */
  version: string;
  /** The API's URL. Default `/`, the server the document is read from. */
  server?: string;
}

/** Zod cannot say it: strings are trimmed before they are measured. */
const description =
  'Texts are trimmed before they are checked, and their lengths count Unicode characters. Every error is an RFC 9457 ' +
  `problem; its \`type\` is stable, and \`errors\` names every broken rule at once, up to ${namedErrors}.`;

type Row = (typeof operations)[OperationName];
type NamesIn<R, K extends string> = R extends Record<K, infer S extends z.ZodMiniType> ? keyof z.input<S> : never;
type ParameterName = NamesIn<Row, 'params'> | NamesIn<Row, 'query'> | NamesIn<Row, 'headers'>;

const parameterDescriptions: Record<ParameterName, string> = {
  limit: 'Rows of a page. Every page but the last is full.',
  cursor: '`nextCursor` of the page before; all other parameters as there.',
  sort: 'Default `name`. Not together with `q`, which answers in the order of the words it finds.',
  q: 'Beginnings of words in name, e-mail, company and phone, in any case and with or without accents; all must match.',
  email: 'Exactly this address, in any case. At most one customer has it. Not together with `q`.',
  status: 'Only customers of this status. Not together with `email`.',
  deleted: 'Customers that can be restored, the last deleted first. Only with `limit` and `cursor`.',
  purge: 'Erase at once and for good, also what was deleted before.',
  id: 'UUID of the customer.',
  'idempotency-key':
    'Made by the client once for what it wants done, best a UUID. A retry with the same key and body gets the first answer.',
  'if-match': 'ETag of the version you read.',
  'if-none-match': 'ETags of versions you have.',
};

const headers = {
  etag: 'The version of the customer, in quotes.',
  location: 'Where the customer is, relative to the URL of the request (RFC 9110 §10.2.2).',
  'retry-after': 'Seconds to wait before the next try.',
  'x-request-id':
    'Quote it when you ask for help: the logs are found by it. What API Gateway refuses by itself has it as `x-amzn-RequestId`.',
} as const;

const successSchemas = {
  Address: address,
  Customer: customer,
  DeletedCustomer: deletedCustomer,
  CustomerSummary: customerSummary,
  CustomerPage: operations.getCustomers.responses[200].body,
  FieldError: fieldError,
  Problem: problem,
};
const bodySchemas = { CreateCustomer: createCustomerBody, UpdateCustomer: updateCustomerBody };

/** The document, to be written as JSON. `version` is its own; `server` is the API's base URL, default `/`. */
export function openApiDocument({ version, server = '/' }: OpenApiOptions): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const name of operationNames) {
    const { path, method } = operations[name];
    paths[path] = { ...paths[path], [method.toLowerCase()]: pathOperation(name) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Customers', version, description },
    servers: [{ url: server }],
    tags: [{ name: 'Customers', description: 'Find, add, correct and delete customers.' }],
    paths,
    components: {
      // What a client sends may leave out what has a default; what it gets has everything.
      schemas: { ...schemasOf(successSchemas, 'output'), ...schemasOf(bodySchemas, 'input') },
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
      ),
      securitySchemes: {
        // No flow is named: who gives tokens, and where, is a deployment's own.
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'OAuth 2.0 access token with the scope that the operation names.',
        },
      },
    },
  };
}

function schemasOf(named: Record<string, z.ZodMiniType>, io: 'input' | 'output'): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  if (io === 'input') registry.add(address, { id: 'Address' });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    target: 'draft-2020-12',
    uri: schemaPath,
    override: withoutNoise,
  });
  return Object.fromEntries(Object.keys(named).map((name) => [name, withoutIds(schemas[name] ?? {})]));
}

/** How zod says "an integer" and what RFC 3339 says already; to readers it is noise. */
function withoutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
}

function withoutIds(schema: Schema): Schema {
  const { $id: _id, $schema: _schema, ...rest } = schema;
  return rest;
}

function schemaPath(name: string): string {
  return `#/components/schemas/${name}`;
}

/** By its name; one that has none stands where it is used. */
function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Schema {
  const named = Object.entries({ ...successSchemas, ...bodySchemas }).find(([, candidate]) => candidate === schema);
  if (named) return { $ref: schemaPath(named[0]) };
  return withoutIds(z.toJSONSchema(schema, { io, target: 'draft-2020-12', override: withoutNoise }));
}

function pathOperation(name: OperationName): PathOperation {
  const operation: Operation = operations[name];
  const { summary, scope, params, query, headers: read, body, example } = operation;
  const parameters = [
    ...parametersOf('path', params, example.params),
    ...parametersOf('query', query, example.query),
    ...parametersOf('header', read, example.headers, operation.problems.includes('version-required')),
  ];
  return {
    operationId: name,
    summary,
    tags: ['Customers'],
    security: [{ accessToken: [scope] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(body, 'input'), example: example.body } },
      },
    }),
    responses: { ...successes(operation), ...refusals(operation) },
  };
}

function parametersOf(
  where: Parameter['in'],
  schema: z.ZodMiniType | undefined,
  example: object | undefined,
  allRequired = where === 'path',
): Parameter[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: allRequired,
    description: parameterDescriptions[name as ParameterName],
    schema: property as Schema,
    ...(example && name in example && { example: (example as Record<string, unknown>)[name] }),
  }));
}

function successes({ responses, example }: Operation): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      {
        description: response.description,
        headers: headersOf(...(response.headers ?? []), 'x-request-id'),
        ...(response.body && {
          content: {
            'application/json': {
              schema: schemaOf(response.body, 'output'),
              ...(Number(status) === example.status && { example: example.response }),
            },
          },
        }),
      },
    ]),
  );
}

/** One response for each status: several problems can share it. */
function refusals(operation: Operation): Record<string, Response> {
  const names = [...operation.problems, ...problemsEverywhere];
  const byStatus = Map.groupBy(names, (name) => problems[name].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sharing]) => [
      String(status),
      {
        description: sharing.map((name) => `${problems[name].title}.`).join(' '),
        headers: headersOf(
          'x-request-id',
          ...(sharing.some((name) => passingProblems.includes(name)) ? ['retry-after'] : []),
        ),
        content: {
          'application/problem+json': {
            schema: { $ref: schemaPath('Problem') },
            examples: Object.fromEntries(
              sharing.map((name) => [name, { summary: problems[name].title, value: exampleProblem(name) }]),
            ),
          },
        },
      },
    ]),
  );
}

function exampleProblem(name: ProblemName): unknown {
  switch (name) {
    case 'invalid-request':
      return problemBody(name, {
        errors: [{ in: 'body', pointer: '/name', code: 'required', message: 'name is required.' }],
      });
    case 'email-taken':
      return problemBody(name, { conflictingId: exampleCustomer.id });
    case 'version-conflict':
      return problemBody(name, { current: { ...exampleCustomer, version: 2 } });
    default:
      return problemBody(name);
  }
}

function headersOf(...names: string[]): Record<string, Schema> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
