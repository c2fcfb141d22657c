import { Button, type Customer, type CustomerSummary, type IconName } from '@customer-kit/kit';
import { type CSSProperties, type MouseEvent, memo, useEffect, useState } from 'react';
import type { CellContext, PlacedColumn } from './columns.tsx';

/** What a row's button does. */
export interface RowAction {
  icon: IconName;
  label: (customer: CustomerSummary) => string;
  onAct: (customer: CustomerSummary) => void;
}

export interface ListRowProps {
  customer: CustomerSummary;
  /** From 0, among all rows of the list. */
  index: number;
  columns: readonly PlacedColumn[];
  actions: readonly RowAction[];
  /** The one row that Tab stops at. */
  tabStop: boolean;
  /** Undefined: rows cannot be selected. */
  selected: boolean | undefined;
  /** The reader saved this one last, as this. */
  saved: Customer | undefined;
  context: CellContext;
  onOpen: ((customer: CustomerSummary) => void) | undefined;
  /** `range`: with the rows between this one and the one selected before. */
  onSelect: (index: number, range: boolean) => void;
}

const flashed = new WeakSet<Customer>();

export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { customer, index, columns, actions, tabStop, selected, saved, context, onOpen, onSelect } = props;
  const { t } = context;
  // What was saved just before its row came is as new to the reader as what changes under their eyes; once.
  const [seen] = useState(saved && !flashed.has(saved) ? 0 : customer.version);

  useEffect(() => {
    if (saved) flashed.add(saved);
  }, [saved]);

  return (
    // biome-ignore lint/a11y: the grid handles the keys of all its rows.
    <div
      className="row"
      part="row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-saved={saved ? '' : undefined}
      tabIndex={tabStop ? 0 : -1}
      style={placeOf(index)}
      onMouseDown={(event) => {
        // A range of rows is not a range of text.
        if (event.shiftKey && selected !== undefined) event.preventDefault();
      }}
      onClick={(event) => {
        // With Shift no text is being selected: what is, was so before.
        if (!event.shiftKey && isSelectingText(event)) return;
        if (selected !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey)) {
          onSelect(index, event.shiftKey);
        } else {
          onOpen?.(customer);
        }
      }}
    >
      {customer.version !== seen && <span className="flash" key={customer.version} />}
      {selected !== undefined && (
        <div className="cell" role="gridcell" data-column="check">
          {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control -- its input is inside, and named */}
          <label className="check" onClick={(event) => event.stopPropagation()}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('list.select', { name: customer.name })}
              checked={selected}
              onChange={(event) => onSelect(index, (event.nativeEvent as PointerEvent).shiftKey)}
            />
          </label>
        </div>
      )}
      {columns.map(({ name, rank, part, cell }) => (
        <div className="cell" key={name} role="gridcell" data-column={name} data-rank={rank} data-part={part}>
          {cell(customer, context)}
        </div>
      ))}
      {actions.length > 0 && (
        <div className="cell" role="gridcell" data-column="actions">
          {actions.map((action) => (
            <ActionButton key={action.icon} action={action} customer={customer} />
          ))}
        </div>
      )}
    </div>
  );
});

/** Reached from the row by the arrow keys, so that Tab leaves the list in one step. */
function ActionButton({ action, customer }: { action: RowAction; customer: CustomerSummary }) {
  const label = action.label(customer);
  return (
    <Button
      kind="quiet"
      icon={action.icon}
      aria-label={label}
      title={label}
      tabIndex={-1}
      data-action={action.icon}
      onClick={(event) => {
        event.stopPropagation();
        action.onAct(customer);
      }}
    />
  );
}

interface SkeletonRowProps {
  index: number;
  columns: readonly PlacedColumn[];
  /** There is a column of boxes to select by. */
  hasCheck: boolean;
  hasActions: boolean;
}

/** What a row looks like before it is there. */
export function SkeletonRow({ index, columns, hasCheck, hasActions }: SkeletonRowProps) {
  return (
    <div className="row" data-skeleton="" aria-hidden="true" style={placeOf(index)}>
      {hasCheck && <div className="cell" data-column="check" />}
      {columns.map(({ name, rank, part }) => (
        <div className="cell" key={name} data-column={name} data-rank={rank} data-part={part}>
          <span className="bar" style={{ inlineSize: `${45 + ((index * 17 + name.length * 11) % 40)}%` }} />
        </div>
      ))}
      {hasActions && <div className="cell" data-column="actions" />}
    </div>
  );
}

/** Not by a custom property: every cell would inherit it and need a style of its own, which browsers keep. */
function placeOf(index: number): CSSProperties {
  return { insetBlockStart: `calc(${index} * var(--_row-size))` };
}

/** The end of dragging over an address to copy it is no click on the row. */
function isSelectingText({ currentTarget }: MouseEvent): boolean {
  const root = currentTarget.getRootNode() as { getSelection?: () => Selection | null };
  return (root.getSelection?.() ?? document.getSelection())?.type === 'Range';
}
