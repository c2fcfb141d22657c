import { useTranslate } from '@customer-kit/kit';
import type { MessageKey } from './messages.ts';

/** Keeps the fields' places while they load; the style sheet shows it only after 150 ms. */
export function Skeleton() {
  const translate = useTranslate<MessageKey>();
  return (
    <div className="skeleton">
      <p className="visually-hidden" role="status">
        {translate('form.load.busy')}
      </p>
      <div className="columns" aria-hidden="true">
        <Bones fields={4} />
        <Bones fields={1} wide />
        <div className="group" data-wide>
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
    <div className="field" key={index} data-wide={wide}>
      <span className="bone" data-bone="label" />
      <span className="bone" data-bone={control} />
    </div>
  ));
}
