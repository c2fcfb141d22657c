import type { CustomerSummary, DeletedCustomer } from '@customer-kit/kit';
import type { DeleteTranslate } from './messages.ts';

/** Customers that were deleted together, and what of them can be restored. */
export interface Deleted {
  customers: readonly CustomerSummary[];
  restorable: readonly DeletedCustomer[];
}

/** Characters of a name that leave room for what was done. */
const nameRoom = 40;

/** The sentence of what was done: of one by name, of several by number. */
export function doneText(
  translate: DeleteTranslate,
  done: 'delete.done' | 'delete.undone',
  customers: readonly { name: string }[],
): string {
  const [first] = customers;
  if (customers.length === 1 && first) return translate(`${done}.one`, { name: shortened(first.name) });
  return translate(`${done}.many`, { count: customers.length });
}

export function shortened(name: string): string {
  const characters = Array.from(name);
  return characters.length > nameRoom ? `${characters.slice(0, nameRoom).join('').trimEnd()}…` : name;
}
