import { describeError } from '@customer-kit/kit';
import type { Item } from './deletion-state.ts';
import type { DeleteTranslate } from './messages.ts';

/** Why one customer of several was not deleted. */
export function refusalText({ outcome, error }: Item, translate: DeleteTranslate): string {
  if (outcome === 'changed') return translate('delete.failed.changed');
  if (outcome === 'gone') return translate('delete.failed.gone');
  return describeError(error, translate);
}
