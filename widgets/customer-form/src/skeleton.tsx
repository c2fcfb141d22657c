import { Announcement, useTranslate } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import type { MessageKey } from './messages.ts';

/** Keeps the fields' places while they load; the style sheet shows it only after 150 ms. `first`: a field there is already. */
export function Skeleton({ first }: { first?: ReactNode }) {
  const translate = useTranslate<MessageKey>();
  return (
    <div className="skeleton">
      <Announcement>{translate('form.load.busy')}</Announcement>
      <div className="columns">
        <span className="bone" data-bone="note" data-wide aria-hidden="true" />
        {first ?? <Bones fields={1} />}
        <Bones fields={3} />
        <Bones fields={1} wide />
        <div className="group" data-wide aria-hidden="true">
          <span className="bone" data-bone="title" />
          <div className="columns">
            <Bones fields={6} />
          </div>
        </div>
        <Bones fields={1} wide control="notes" />
      </div>
    </div>
  );
}

function Bones({ fields, wide, control = 'control' }: { fields: number; wide?: boolean; control?: string }) {
  return Array.from({ length: fields }, (_, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they never move
    <div className="field" key={index} data-wide={wide} aria-hidden="true">
      <span className="bone" data-bone="label" />
      <span className="bone" data-bone={control} />
    </div>
  ));
}
