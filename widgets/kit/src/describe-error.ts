import { ApiError, NetworkError } from './api/api-error.ts';
import en from './messages/en.ts';
import type { Translate } from './messages.ts';
import type { CommonMessageKey } from './texts.ts';

/**
 * The sentence for an error, in the catalog's language. An error that is no answer of the API is a defect of ours; it is
 * told like a failed server, because throwing it while something renders would take away what the reader has typed.
 */
export function describeError(error: unknown, translate: Translate<CommonMessageKey>): string {
  if (error instanceof NetworkError) return translate('problem.network');
  if (!(error instanceof ApiError)) return translate('problem.unexpected', { reference: String(error) });
  const key = `problem.${error.problemName}`;
  const reference = error.problem.requestId ?? `HTTP ${error.status}`;
  return translate(isKey(key) ? key : 'problem.unexpected', { reference });
}

function isKey(key: string): key is CommonMessageKey {
  return Object.hasOwn(en, key);
}
