import type { ListTranslate } from './messages.ts';
import type { Selection } from './use-selection.ts';

/** Selects every loaded row, or none; half checked when some are. */
export function CheckAll({ selection, of, t }: { selection: Selection; of: number; t: ListTranslate }) {
  const { count } = selection;
  const all = count > 0 && count === of;

  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its input is inside, and named
    <label className="check">
      <input
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !all;
        }}
        type="checkbox"
        aria-label={t('list.select.all')}
        checked={all}
        onChange={() => (all ? selection.clear() : selection.selectAll())}
      />
    </label>
  );
}
