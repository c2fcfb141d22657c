import {
  type FieldError,
  invalidRequest,
  type Operation,
  type OperationName,
  type OperationRequest,
  operations,
  type Validation,
  validate,
} from '@customer-kit/contract';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { CustomerNotFound } from './failures.ts';
import { ProblemError } from './problem-error.ts';
import { readBody } from './read-body.ts';

/** Checks every part of a request by the contract. Throws a ProblemError that lists the broken rules at once. */
export function readRequest<N extends OperationName>(
  name: N,
  event: APIGatewayProxyEvent,
  headers: Record<string, string>,
): OperationRequest<N> {
  const operation: Operation = operations[name];
  const body = operation.body ? readBody(event, headers['content-type']) : undefined;

  const pathParameters = event.pathParameters ?? {};
  const params = operation.params ? validate(operation.params, pathParameters, 'path') : nothing;
  if (!params.ok) throw new CustomerNotFound(pathParameters.id ?? '');

  const query = readQuery(event);
  const parts: Record<string, Validation<unknown>> = {
    params,
    query: query.ok && operation.query ? validate(operation.query, query.data, 'query') : query,
    headers: operation.headers ? validate(operation.headers, headers, 'header') : nothing,
    body: operation.body ? validate(operation.body, body, 'body') : nothing,
  };
  const errors = Object.values(parts).flatMap((part) => (part.ok ? [] : part.errors));
  if (errors.length > 0) throw new ProblemError('invalid-request', invalidRequest(errors));
  const data = Object.entries(parts).map(([part, result]) => [part, result.ok ? result.data : undefined]);
  return Object.fromEntries(data) as OperationRequest<N>;
}

const nothing: Validation<undefined> = { ok: true, data: undefined };

/** Headers by lower-case name; those sent more than once are joined (RFC 9110 §5.3). */
export function readHeaders(
  event: Pick<APIGatewayProxyEvent, 'headers' | 'multiValueHeaders'>,
): Record<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value = ''] of Object.entries(event.headers ?? {})) headers.set(name.toLowerCase(), value);
  for (const [name, values = []] of Object.entries(event.multiValueHeaders ?? {})) {
    headers.set(name.toLowerCase(), values.join(', '));
  }
  return Object.fromEntries(headers);
}

/** One value for each name: of `limit=1&limit=2` nobody can tell which is meant. */
function readQuery(event: APIGatewayProxyEvent): Validation<Record<string, string>> {
  const parameters = Object.entries(event.multiValueQueryStringParameters ?? {});
  const repeated = parameters.filter(([, values = []]) => values.length > 1);
  if (repeated.length > 0) return { ok: false, errors: repeated.map(([name]) => repeatedParameter(name)) };
  return { ok: true, data: Object.fromEntries(parameters.map(([name, values = []]) => [name, values[0] ?? ''])) };
}

function repeatedParameter(name: string): FieldError {
  return { in: 'query', pointer: `/${name}`, code: 'repeated', message: `${name} may appear only once.` };
}
