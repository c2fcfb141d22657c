import { ApiError, type CustomerSummary, type DeletedCustomer, isGone } from '@customer-kit/kit';

/** One customer on the way out. */
export interface Item {
  /** As it was when the reader last saw it: a newer version replaces it, so that deleting again means that one. */
  customer: CustomerSummary;
  outcome: 'waiting' | 'deleted' | 'gone' | 'changed' | 'failed';
  error?: unknown;
  /** What can be restored, once it is deleted. */
  deleted?: DeletedCustomer | undefined;
}

export interface DeletionState {
  items: readonly Item[];
  running: boolean;
  /** Whether it was begun; before, the reader is asked. */
  begun: boolean;
}

export type DeletionAction =
  | { type: 'begun' }
  | { type: 'deleted'; id: string; deleted: DeletedCustomer | undefined }
  | { type: 'refused'; id: string; error: unknown }
  | { type: 'ended' };

export function initialState(customers: readonly CustomerSummary[]): DeletionState {
  return { items: customers.map((customer) => ({ customer, outcome: 'waiting' })), running: false, begun: false };
}

export function reduce(state: DeletionState, action: DeletionAction): DeletionState {
  switch (action.type) {
    case 'begun':
      return { ...state, running: true, begun: true };
    case 'deleted':
      return change(state, action.id, (item) => ({ ...item, outcome: 'deleted', deleted: action.deleted }));
    case 'refused':
      return change(state, action.id, (item) => refused(item, action.error));
    case 'ended':
      return { ...state, running: false };
    default:
      return action satisfies never;
  }
}

function change(state: DeletionState, id: string, by: (item: Item) => Item): DeletionState {
  return { ...state, items: state.items.map((item) => (item.customer.id === id ? by(item) : item)) };
}

function refused({ customer }: Item, error: unknown): Item {
  const current = error instanceof ApiError ? error.problem.current : undefined;
  if (current) return { customer: current, outcome: 'changed', error };
  return { customer, outcome: isGone(error) ? 'gone' : 'failed', error };
}

/** Still there, and to be deleted on the next go. */
export function isLeft({ outcome }: Item): boolean {
  return outcome !== 'deleted' && outcome !== 'gone';
}

/** Refused, in a way the reader should know of. */
export function isRefused({ outcome }: Item): boolean {
  return outcome !== 'deleted' && outcome !== 'waiting';
}
