import type { Customer, DeletedCustomer } from '@customer-kit/contract';
import { type Listed, type PageRange, SortedIndex } from './sorted-index.ts';

const secondsOfDay = 86_400;

/** What deleted customers leave: for some days it can be restored, then it counts as gone, as in the real table. */
export class DeletedCustomers {
  readonly #now: () => Date;
  readonly #retentionDays: number;
  readonly #byId = new Map<string, DeletedCustomer>();
  readonly #order = new SortedIndex<DeletedCustomer>((row) => row.deletedAt);

  constructor(now: () => Date, retentionDays: number) {
    if (!Number.isInteger(retentionDays) || retentionDays < 0) {
      throw new RangeError(`retentionDays must be 0 (deleted is erased) or a number of days, got ${retentionDays}.`);
    }
    this.#now = now;
    this.#retentionDays = retentionDays;
  }

  /** Those that can still be restored, the first deleted first. */
  list(): DeletedCustomer[] {
    return [...this.#byId.keys()].map((id) => this.get(id)).filter((deleted) => deleted !== undefined);
  }

  get(id: string): DeletedCustomer | undefined {
    const deleted = this.#byId.get(id);
    return deleted && Date.parse(deleted.restorableUntil) > this.#now().getTime() ? deleted : undefined;
  }

  /** The last deleted first. */
  page(range: Omit<PageRange, 'descending' | 'keep'>): Listed<DeletedCustomer>[] {
    const positions = this.#order.page({ ...range, descending: true, keep: (id) => this.get(id) !== undefined });
    return positions.flatMap((position) => {
      const customer = this.get(position.id);
      return customer ? [{ ...position, customer }] : [];
    });
  }

  /** The deletion of a customer: its last save. It can be restored until a full second, as in the real table. */
  deletionOf(customer: Customer): DeletedCustomer {
    const now = this.#now();
    const until = Math.ceil(now.getTime() / 1_000) + this.#retentionDays * secondsOfDay;
    const deletedAt = now.toISOString();
    return Object.freeze({
      ...customer,
      updatedAt: deletedAt,
      version: customer.version + 1,
      deletedAt,
      restorableUntil: new Date(until * 1_000).toISOString(),
    });
  }

  /** Keeps what a customer leaves, unless nothing is kept here. */
  add(deleted: DeletedCustomer): void {
    if (this.#retentionDays === 0) return;
    this.#byId.set(deleted.id, deleted);
    this.#order.add(deleted);
  }

  remove(id: string): void {
    const deleted = this.#byId.get(id);
    if (!deleted) return;
    this.#byId.delete(id);
    this.#order.remove(deleted);
  }

  clear(): void {
    this.#byId.clear();
    this.#order.clear();
  }
}
