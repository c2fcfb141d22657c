import { useTranslate } from '@customer-kit/kit';
import { messages } from './messages.ts';

/** Rows of the form, as many fields as each has. */
const rows = [2, 2, 1, 1, 1, 2, 2, 1];

/** Keeps the fields' places while they load; the style sheet shows it only after 150 ms. */
export function Skeleton() {
  const translate = useTranslate(messages);
  return (
    <div className="skeleton">
      <p className="visually-hidden" role="status">
        {translate('load.busy')}
      </p>
      <div className="columns" aria-hidden="true">
        {rows.flatMap((fields, row) =>
          Array.from({ length: fields }, (_, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- they never move
            <div className="field" key={`${row}.${index}`} data-wide={fields === 1 || undefined}>
              <span className="bone" data-bone="label" />
              <span className="bone" data-bone="control" />
            </div>
          )),
        )}
      </div>
    </div>
  );
}
