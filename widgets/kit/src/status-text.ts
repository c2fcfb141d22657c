import { customerStatuses } from '@customer-kit/contract';
import type { Translate } from './messages.ts';
import type { CommonMessageKey } from './texts.ts';

/** One that this version does not know is told by the API's name for it. */
export function statusText(status: string, t: Translate<CommonMessageKey>): string {
  const known = customerStatuses.find((each) => each === status);
  return known ? t(`status.${known}`) : status;
}
