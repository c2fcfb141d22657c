import { ApiError, NetworkError } from './api/api-error.ts';
import type { Translate } from './messages.ts';

/** What went wrong and what to do next, for each failure any widget can meet. */
export const problemMessages = {
  'problem.network': 'The server did not answer. Check your connection, then try again.',
  'problem.unauthorized': 'You are signed out. Sign in and try again.',
  'problem.access-denied': 'You are not allowed to do this. Ask whoever manages your access.',
  'problem.customer-not-found': 'This customer no longer exists. Somebody may have deleted it.',
  'problem.customer-deleted': 'This customer was deleted meanwhile.',
  'problem.email-taken': 'Another customer already has this e-mail address.',
  'problem.version-conflict': 'Somebody changed this customer since you opened it.',
  'problem.too-many-requests': 'Too many requests at once. Wait a moment, then try again.',
  'problem.invalid-request':
    'The server did not take this request. Reload the page; if it happens again, report reference {reference}.',
  'problem.invalid-cursor': 'The list has changed too much to go on from here. Reload it.',
  'problem.render': 'This part of the page failed.',
  'problem.retry': 'Try again',
  'problem.unexpected': 'Something failed on the server. Try again; if it happens again, report reference {reference}.',
} as const;

/**
 * The sentence for an error, in the catalog's language. An error that is no answer of the API is a defect of ours; it is
 * told like a failed server, because throwing it while something renders would take away what the reader has typed.
 */
export function describeError(error: unknown, translate: Translate<keyof typeof problemMessages>): string {
  if (error instanceof NetworkError) return translate('problem.network');
  if (!(error instanceof ApiError)) return translate('problem.unexpected', { reference: String(error) });
  const key = `problem.${error.problemName}`;
  const reference = error.problem.requestId ?? `HTTP ${error.status}`;
  return translate(isKey(key) ? key : 'problem.unexpected', { reference });
}

function isKey(key: string): key is keyof typeof problemMessages {
  return Object.hasOwn(problemMessages, key);
}
