import { ApiError, describeError, isGone } from '@customer-kit/kit';
import type { BatchItem } from './batch.ts';
import type { DeleteTranslate } from './messages.ts';
import { currentOf, type DeletionItem } from './use-deletion.ts';

/** Why one customer of several was not deleted. */
export function refusalText({ error }: DeletionItem, translate: DeleteTranslate): string {
  if (isGone(error)) return translate('delete.failed.gone');
  if (currentOf(error)) return translate('delete.failed.changed');
  return describeError(error, translate);
}

/** Why a deletion could not be taken back. */
export function restoreRefusalText(
  { subject, error }: BatchItem<{ email: string }>,
  translate: DeleteTranslate,
): string {
  const problem = error instanceof ApiError ? error.problemName : undefined;
  if (problem === 'email-taken') return translate('delete.undo.email-taken', { email: subject.email });
  if (problem === 'customer-not-found') return translate('delete.undo.over');
  return describeError(error, translate);
}
