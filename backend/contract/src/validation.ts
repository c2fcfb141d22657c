import type * as z from 'zod/mini';
import type { FieldError } from './problem.ts';

/** What `validate` found: the value, trimmed and with defaults filled in, or every broken rule. */
export type Validation<T> = { ok: true; data: T } | { ok: false; errors: FieldError[] };

/** Parses one part of a request by its schema; the errors are ready for a problem's `errors` and for a form's fields. */
export function validate<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  where: FieldError['in'],
): Validation<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, errors: parsed.error.issues.flatMap((issue) => fieldErrors(issue, value, where)) };
}

type Issue = z.core.$ZodIssue;

function fieldErrors(issue: Issue, value: unknown, where: FieldError['in']): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      error(where, [...issue.path, key], 'unknown', 'is not a field of this API. Remove it or check its spelling.'),
    );
  }
  const [code, message] = describe(issue, valueAt(value, issue.path));
  const params = numbersOf(issue.code === 'custom' ? issue.params : issue);
  return [{ ...error(where, issue.path, code, message), ...(params && { params }) }];
}

function error(where: FieldError['in'], path: readonly PropertyKey[], code: string, message: string): FieldError {
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { in: where, pointer, code, message: `${path.length > 0 ? path.join('.') : 'The value'} ${message}` };
}

function numbersOf(rule: object = {}): FieldError['params'] {
  const limits = Object.entries(rule).filter(([name]) => name === 'minimum' || name === 'maximum');
  return limits.length > 0 ? Object.fromEntries(limits) : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function describe(issue: Issue, value: unknown): [code: string, message: string] {
  if (value === undefined) return ['required', 'is required.'];
  switch (issue.code) {
    case 'invalid_type':
      return ['type', `must be ${article(issue.expected)}.`];
    case 'invalid_value':
      return [
        'choice',
        issue.values.length > 10 ? 'is not one of the allowed values.' : `must be one of ${issue.values.join(', ')}.`,
      ];
    case 'invalid_format':
      return ['format', `must be a valid ${issue.format}.`];
    case 'too_small':
      if (issue.origin === 'string') {
        return describeCustom({ code: issue.minimum === 1 ? 'required' : 'too-short', minimum: issue.minimum });
      }
      return ['too-small', `must be at least ${issue.minimum}.`];
    case 'too_big':
      if (issue.origin === 'string') return describeCustom({ code: 'too-long', maximum: issue.maximum });
      return ['too-big', `must be at most ${issue.maximum}.`];
    case 'custom':
      return describeCustom(issue.params ?? {});
    default:
      return ['invalid', 'is not valid.'];
  }
}

function describeCustom(params: Record<string, unknown>): [code: string, message: string] {
  const messages: Record<string, string> = {
    required: 'must not be empty.',
    'too-short': `must have at least ${String(params.minimum)} characters.`,
    'too-long': `must have at most ${String(params.maximum)} characters.`,
    malformed: 'contains half of a surrogate pair, which no text store can keep.',
    email: 'must be an e-mail address like name@example.com.',
    phone: 'must be a phone number: digits, spaces and + ( ) - . /',
    etag: 'must be the ETag of the version you read, like "3".',
    'idempotency-key': 'must be 1 to 128 visible ASCII characters, best a UUID.',
    unsearchable: 'needs at least two letters or digits in a row.',
    exclusive: String(params.message),
  };
  const code = String(params.code);
  return [code, messages[code] ?? 'is not valid.'];
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
