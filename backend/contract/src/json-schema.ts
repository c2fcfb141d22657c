import * as z from 'zod/mini';
import { operations } from './operations.ts';
import type { OperationName } from './routes.ts';

/** The part of JSON Schema draft-4 that request models use. */
export interface RequestModel {
  type?: string | readonly string[];
  enum?: readonly unknown[];
  properties?: Record<string, RequestModel>;
  required?: readonly string[];
  additionalProperties?: boolean;
}

/**
 * The shape of an operation's body for API Gateway (JSON Schema draft-4), or undefined when it takes none.
 *
 * Structure only, no lengths, patterns or formats: values are trimmed before they are checked, which no JSON Schema can
 * say, so a stricter model would refuse bodies that the Lambda accepts.
 */
export function requestModel(name: OperationName): RequestModel | undefined {
  const operation = operations[name];
  return 'body' in operation
    ? structureOf(z.toJSONSchema(operation.body, { target: 'draft-4', io: 'input' }))
    : undefined;
}

function structureOf(schema: z.core.JSONSchema._JSONSchema): RequestModel {
  if (typeof schema === 'boolean') throw new Error('A body with a schema of true or false has no structure to model.');
  const { type, enum: choices, properties, required, additionalProperties } = schema;
  return {
    ...(type !== undefined && { type }),
    ...(choices && { enum: choices }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, structureOf(value)])),
    }),
    // Draft-4 allows no empty list here.
    ...(required && required.length > 0 && { required }),
    ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
  };
}
