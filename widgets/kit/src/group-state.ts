import type { Customer, CustomerStatus, CustomerSummary, Sort } from '@customer-kit/contract';
import type { WidgetName } from './widget-name.ts';

/** What the form shows. */
export type Editing = { mode: 'create' } | { mode: 'edit'; id: string };

/** What the widgets of a group agree on. Replaced whole at every change, so a reader may compare by identity. */
export interface GroupState {
  /** The search text. Empty: everything is listed. */
  query: string;
  sort: Sort;
  /** Only customers of this status are listed and found. */
  status: CustomerStatus | undefined;
  /** The list shows whom somebody deleted lately. Ends by a search, and begins without one. */
  deleted: boolean;
  /** Ids of the rows that are selected. A row that leaves the list is not selected any more, whatever this says. */
  selection: ReadonlySet<string>;
  /** The customer that was saved last, for the list to show. Another object at every save. */
  saved: Customer | undefined;
  editing: Editing | undefined;
  /** Customers somebody asked to delete; the delete widget confirms. */
  deleting: readonly CustomerSummary[] | undefined;
  /** How many of each widget are mounted: a list offers editing only when there is a form to edit in. */
  mounted: Readonly<Partial<Record<WidgetName, number>>>;
}

export interface GroupStore {
  get: () => GroupState;
  set: (change: Partial<GroupState>) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createGroupStore(): GroupStore {
  let state: GroupState = {
    query: '',
    sort: 'name',
    status: undefined,
    deleted: false,
    selection: new Set(),
    saved: undefined,
    editing: undefined,
    deleting: undefined,
    mounted: {},
  };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...(change.query && { deleted: false }), ...(change.deleted && { query: '' }), ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
