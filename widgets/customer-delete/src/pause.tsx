import { Announcement, useTranslate } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';

/** The wait the API asked for, if it did. */
export function Pause({ seconds }: { seconds: number | undefined }) {
  const translate = useTranslate<MessageKey>();
  if (seconds === undefined) return null;
  const text = translate('delete.pause', { count: seconds });
  return (
    <>
      <p className="text">{text}</p>
      <Announcement>{text}</Announcement>
    </>
  );
}
