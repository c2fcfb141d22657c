import { type CustomerSummary, type Sort, StatusBadge } from '@customer-kit/kit';
import type { ReactNode } from 'react';
import type { DateFormat } from './dates.ts';
import type { ListTranslate } from './messages.ts';

/** What a reader or a host can choose from, in the order of the default. */
export const columnNames = ['name', 'email', 'company', 'status', 'updated', 'created'] as const;

export type ColumnName = (typeof columnNames)[number];

export interface Column {
  name: ColumnName | 'deleted' | 'until';
  /** The orders a click on its head goes through. */
  sorts?: readonly [Sort, Sort];
  /** Its part of a card, as rows are on a narrow page; of several for one part the most important is shown. */
  slot: 'name' | 'second' | 'status' | 'date';
  /** Where there is no room for all, the columns with the highest go. */
  importance: number;
  cell: (customer: CustomerSummary, context: CellContext) => ReactNode;
}

export interface CellContext {
  now: number;
  dates: DateFormat;
  t: ListTranslate;
}

export const columns: Readonly<Record<ColumnName, Column & { name: ColumnName }>> = {
  name: {
    name: 'name',
    sorts: ['name', '-name'],
    slot: 'name',
    importance: 0,
    cell: ({ name }) => <Text text={name} />,
  },
  email: { name: 'email', slot: 'second', importance: 1, cell: ({ email }) => <Text text={email} /> },
  company: {
    name: 'company',
    slot: 'second',
    importance: 4,
    cell: ({ company }) => company && <Text text={company} />,
  },
  status: {
    name: 'status',
    slot: 'status',
    importance: 2,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  updated: {
    name: 'updated',
    slot: 'date',
    importance: 3,
    cell: ({ updatedAt }, { dates, now }) => <Time at={updatedAt} dates={dates} text={dates.recent(updatedAt, now)} />,
  },
  created: {
    name: 'created',
    sorts: ['-createdAt', 'createdAt'],
    slot: 'date',
    importance: 5,
    cell: ({ createdAt }, { dates }) => <Time at={createdAt} dates={dates} text={dates.day(createdAt)} />,
  },
};

/** A column beside the others that are shown. */
export interface PlacedColumn extends Column {
  /** 1 for the most important one. */
  rank: number;
  /** Undefined: not on a card. */
  part: Column['slot'] | undefined;
}

export function place(chosen: readonly Column[]): readonly PlacedColumn[] {
  const ranked = chosen.toSorted((a, b) => a.importance - b.importance);
  return chosen.map((column) => ({
    ...column,
    rank: ranked.indexOf(column) + 1,
    part: ranked.find(({ slot }) => slot === column.slot) === column ? column.slot : undefined,
  }));
}

/** Names keep their own direction but the list's alignment. */
function Text({ text }: { text: string }) {
  return (
    <span className="text" dir="auto" title={text}>
      {text}
    </span>
  );
}

export function Time({ at, dates, text }: { at: string; dates: DateFormat; text: string }) {
  return (
    <time className="text" dateTime={at} title={dates.exact(at)}>
      {text}
    </time>
  );
}
