import type { FieldError } from './problem.ts';

/** Errors that an `invalid-request` names; of a body full of unknown fields all would be more than a Lambda may answer. */
export const namedErrors = 50;

/** What an `invalid-request` says of the broken rules. */
export function invalidRequest(errors: readonly FieldError[]): { detail: string; errors: FieldError[] } {
  const named = errors.slice(0, namedErrors);
  const messages = named.map(({ message }) => message);
  if (errors.length > named.length) messages.push(`These are ${named.length} of ${errors.length} broken rules.`);
  return { detail: messages.join(' '), errors: named };
}
