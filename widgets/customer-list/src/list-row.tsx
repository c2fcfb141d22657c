import { Button, type CustomerSummary, StatusBadge } from '@customer-kit/kit';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { DateFormat } from './dates.ts';
import type { ListTranslate } from './messages.ts';

export interface ListRowProps {
  customer: CustomerSummary;
  /** From 0, among all rows of the list. */
  index: number;
  /** The one row that Tab stops at. */
  tabStop: boolean;
  now: number;
  dates: DateFormat;
  t: ListTranslate;
  onOpen: (customer: CustomerSummary) => void;
  onEdit: ((customer: CustomerSummary) => void) | undefined;
  onDelete: ((customer: CustomerSummary) => void) | undefined;
}

/** One customer. Names and companies keep their own direction but the list's alignment. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { customer, index, tabStop, now, dates, t, onOpen, onEdit, onDelete } = props;
  const { name, email, company, status } = customer;
  const updated = new Date(customer.updatedAt);
  const created = new Date(customer.createdAt);

  return (
    // biome-ignore lint/a11y: the grid handles the keys of all its rows.
    <div
      className="row"
      part="row"
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      tabIndex={tabStop ? 0 : -1}
      style={placeOf(index)}
      onClick={(event) => {
        if (!isSelectingText(event)) onOpen(customer);
      }}
    >
      <Text column="name" text={name} />
      <Text column="email" text={email} />
      <Text column="company" text={company} />
      <div className="cell" role="gridcell" data-column="status">
        <StatusBadge status={status} label={t(`status.${status}`)} />
      </div>
      <div className="cell" role="gridcell" data-column="updated">
        <time className="text" dateTime={customer.updatedAt} title={dates.exact(updated)}>
          {dates.recent(updated, now)}
        </time>
      </div>
      <div className="cell" role="gridcell" data-column="created">
        <time className="text" dateTime={customer.createdAt} title={dates.exact(created)}>
          {dates.day(created)}
        </time>
      </div>
      {(onEdit || onDelete) && (
        <div className="cell" role="gridcell" data-column="actions">
          {onEdit && <RowAction icon="edit" label={t('list.edit', { name })} onAct={() => onEdit(customer)} />}
          {onDelete && <RowAction icon="trash" label={t('list.delete', { name })} onAct={() => onDelete(customer)} />}
        </div>
      )}
    </div>
  );
});

function Text({ column, text }: { column: string; text: string | undefined }) {
  return (
    <div className="cell" role="gridcell" data-column={column}>
      {text !== undefined && (
        <span className="text" dir="auto" title={text}>
          {text}
        </span>
      )}
    </div>
  );
}

/** Reached from the row by the arrow keys, so that Tab leaves the list in one step. */
function RowAction({ icon, label, onAct }: { icon: 'edit' | 'trash'; label: string; onAct: () => void }) {
  return (
    <Button
      kind="quiet"
      icon={icon}
      aria-label={label}
      title={label}
      tabIndex={-1}
      data-action={icon}
      onClick={(event) => {
        event.stopPropagation();
        onAct();
      }}
    />
  );
}

/** What a row looks like before it is there. */
export function SkeletonRow({ index }: { index: number }) {
  return (
    <div className="row" data-skeleton="" aria-hidden="true" style={placeOf(index)}>
      {['name', 'email', 'company', 'status', 'updated', 'created'].map((column) => (
        <div className="cell" key={column} data-column={column}>
          <span className="bar" style={{ inlineSize: `${45 + ((index * 17 + column.length * 11) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}

function placeOf(index: number): CSSProperties {
  return { ['--_index' as string]: index };
}

/** The end of dragging over an address to copy it is no click on the row. */
function isSelectingText({ currentTarget }: MouseEvent): boolean {
  const root = currentTarget.getRootNode() as { getSelection?: () => Selection | null };
  return (root.getSelection?.() ?? document.getSelection())?.type === 'Range';
}
