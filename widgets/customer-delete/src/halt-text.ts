import { describeError, NetworkError } from '@customer-kit/kit';
import type { DeleteTranslate } from './messages.ts';

/** Why it does not go on, and what will make it. */
export function haltText(halt: unknown, translate: DeleteTranslate): string {
  if (halt instanceof NetworkError && !navigator.onLine) return translate('delete.offline');
  return describeError(halt, translate);
}
