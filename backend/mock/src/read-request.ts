import {
  bodyLimitBytes,
  type FieldError,
  invalidRequest,
  isJsonType,
  type Operation,
  type OperationName,
  type OperationRequest,
  operationNames,
  operations,
  parseJsonBody,
  type Validation,
  validate,
} from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';

/**
 * The operation a method and path (relative to the base URL) name, and its path parameters. Throws a ProblemError for
 * one that cannot be decoded.
 */
export function findOperation(
  method: string,
  path: string,
): { name: OperationName; params: Record<string, string> } | undefined {
  for (const name of operationNames) {
    const params = matchPath(operations[name].path, path);
    if (params && operations[name].method === method) return { name, params };
  }
  return undefined;
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const expected = segmentsOf(template);
  const actual = segmentsOf(path);
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of expected.entries()) {
    const segment = actual[i] ?? '';
    const parameter = /^\{(.+)\}$/.exec(part)?.[1];
    if (parameter === undefined && segment !== part) return undefined;
    if (parameter !== undefined) params[parameter] = decoded(segment);
  }
  return params;
}

/** A slash too many changes no path, as at the gateway. */
function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ProblemError('invalid-request', {
      detail: `The path has ${segment}, which is not percent-encoded UTF-8.`,
    });
  }
}

/** Checks every part of a request by the contract. Throws a ProblemError that lists the broken rules at once. */
export async function readRequest<N extends OperationName>(
  name: N,
  request: Request,
  pathParameters: Record<string, string>,
): Promise<OperationRequest<N>> {
  const operation: Operation = operations[name];
  const body = operation.body ? await readJson(request) : undefined;

  const params = operation.params && validate(operation.params, pathParameters, 'path');
  if (params && !params.ok) throw noSuchCustomer(pathParameters.id ?? '');

  const query = readQuery(new URL(request.url).searchParams);
  const parts: Record<string, Validation<unknown>> = {
    query: query.ok && operation.query ? validate(operation.query, query.data, 'query') : query,
    headers: operation.headers
      ? validate(operation.headers, Object.fromEntries(request.headers), 'header')
      : { ok: true, data: {} },
    body: operation.body ? validate(operation.body, body, 'body') : { ok: true, data: undefined },
  };
  const errors = Object.values(parts).flatMap((part) => (part.ok ? [] : part.errors));
  if (errors.length > 0) throw new ProblemError('invalid-request', invalidRequest(errors));

  const data = Object.fromEntries(Object.entries(parts).map(([part, result]) => [part, result.ok && result.data]));
  return { ...data, params: params?.ok ? params.data : {} } as unknown as OperationRequest<N>;
}

export function noSuchCustomer(id: string): ProblemError {
  return new ProblemError('customer-not-found', { detail: `No customer has the id ${id}. It may have been deleted.` });
}

/** One value for each name: of `limit=1&limit=2` nobody can tell which is meant. */
function readQuery(parameters: URLSearchParams): Validation<Record<string, string>> {
  const repeated = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
  if (repeated.length === 0) return { ok: true, data: Object.fromEntries(parameters) };
  return { ok: false, errors: repeated.map(repeatedParameter) };
}

function repeatedParameter(name: string): FieldError {
  return { in: 'query', pointer: `/${name}`, code: 'repeated', message: `${name} may appear only once.` };
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!isJsonType(type)) {
    throw new ProblemError('unsupported-media-type', {
      detail: `The body came as ${type || 'no type'}. Send Content-Type: application/json, in UTF-8.`,
    });
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > bodyLimitBytes) {
    throw new ProblemError('payload-too-large', { detail: `The body may have at most ${bodyLimitBytes} bytes.` });
  }
  const parsed = parseJsonBody(bytes);
  if (parsed.ok) return parsed.data;
  throw new ProblemError('invalid-request', invalidRequest(parsed.errors));
}
