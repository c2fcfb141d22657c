import { describeError, type Translate } from '@customer-kit/kit';
import type { Item } from './deletion-state.ts';
import type { messages } from './messages.ts';

/** Why one customer of several was not deleted. */
export function refusalText({ outcome, error }: Item, translate: Translate<keyof typeof messages>): string {
  if (outcome === 'changed') return translate('failed.changed');
  if (outcome === 'gone') return translate('failed.gone');
  return describeError(error, translate);
}
