/**
 * The customers behind the mock, in memory, with the real table's rules: unique e-mail, versions, orders by index,
 * deletions that can be undone. Also the host team's door behind the API's back: what is written here is what another
 * user would have saved meanwhile.
 */
import {
  type CreateCustomerBody,
  type Customer,
  type CustomerStatus,
  createCustomerBody,
  type DeletedCustomer,
  emailKey,
  nameSortKey,
  type Sort,
  searchTokens,
  type UpdateCustomerBody,
  updateCustomerBody,
  validate,
} from '@customer-kit/contract';
import { v7 as uuidv7 } from 'uuid';
import { DeletedCustomers } from './deleted-customers.ts';
import { comparePositions, type Listed, type PageRange, type Position, pageOf, SortedIndex } from './sorted-index.ts';
import { TimeSlices } from './time-slices.ts';

const tokenSeparator = '\u0000';

/** A part of a list: from where, how much, and of which status if not of all. */
export type ListRange = Pick<PageRange, 'after' | 'limit'> & { status?: CustomerStatus | undefined };

export interface CustomerStoreOptions {
  /** The clock of `createdAt`, `updatedAt` and deletions. Default: the real one. */
  now?: (() => Date) | undefined;
  /** Days in which a deleted customer can be restored. 0 keeps nothing. Default 30. */
  retentionDays?: number | undefined;
}

/** `mock.customers`: the data behind the API's back. Its customers are frozen: change them by `update`. */
export class CustomerStore {
  /** The clock of `createdAt`, `updatedAt` and deletions. */
  readonly now: () => Date;
  /** What deleted customers leave. */
  readonly deleted: DeletedCustomers;
  readonly #byId = new Map<string, Customer>();
  readonly #idByEmail = new Map<string, string>();
  readonly #tokens = new Map<string, string>();
  readonly #names = new SortedIndex<Customer>((row) => nameSortKey(row.name));
  readonly #dates = new SortedIndex<Customer>((row) => row.createdAt);
  readonly #requests = new Map<string, string>();
  #writes = 0;
  #lastSearch: { words: string; matches: Position[] } | undefined;

  constructor({ now = () => new Date(), retentionDays = 30 }: CustomerStoreOptions = {}) {
    this.now = now;
    this.deleted = new DeletedCustomers(now, retentionDays);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** All customers, in the order they were added. */
  list(): readonly Customer[] {
    return [...this.#byId.values()];
  }

  get(id: string): Customer | undefined {
    return this.#byId.get(id);
  }

  findByEmail(email: string): Customer | undefined {
    const id = this.#idByEmail.get(emailKey(email));
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** With a new UUIDv7 by default. Throws when the body breaks a rule of the contract or the address is taken. */
  create(body: CreateCustomerBody, id: string = uuidv7()): Customer {
    const checked = validate(createCustomerBody, body, 'body');
    if (!checked.ok) throw new TypeError(`The customer is not valid. ${messagesOf(checked.errors)}`);
    this.#refuseTaken(checked.data.email);
    const createdAt = this.now().toISOString();
    return this.put({ id, ...checked.data, createdAt, updatedAt: createdAt, version: 1 });
  }

  /**
   * Merges the changes into the customer and saves it as the next version. Throws when there is no such customer, the result
   * breaks a rule of the contract or the address is taken.
   */
  update(id: string, changes: Partial<UpdateCustomerBody>): Customer {
    const { createdAt, updatedAt: _, version, id: __, ...fields } = this.#existing(id);
    const checked = validate(updateCustomerBody, { ...fields, ...changes }, 'body');
    if (!checked.ok) throw new TypeError(`The customer is not valid. ${messagesOf(checked.errors)}`);
    this.#refuseTaken(checked.data.email, id);
    return this.put({
      id,
      ...checked.data,
      createdAt,
      updatedAt: this.now().toISOString(),
      version: version + 1,
    });
  }

  /** Deletes a customer so that it can be restored; where nothing is kept, it is erased. Throws when there is none. */
  remove(id: string): DeletedCustomer {
    const customer = this.#existing(id);
    const deleted = this.deleted.deletionOf(customer);
    this.#unindex(customer);
    this.#byId.delete(id);
    this.deleted.add(deleted);
    return deleted;
  }

  /** Brings a deleted customer back, as the next version. Throws when there is none or its address was taken since. */
  restore(id: string): Customer {
    const deleted = this.deleted.get(id);
    if (!deleted) throw new Error(`No deleted customer ${id} can be restored. See deleted.list().`);
    this.#refuseTaken(deleted.email);
    const { deletedAt: _, restorableUntil: __, version, ...fields } = deleted;
    return this.put({ ...fields, updatedAt: this.now().toISOString(), version: version + 1 });
  }

  /** Erases a customer, deleted before or not. Throws when there is neither. */
  purge(id: string): void {
    if (!this.deleted.get(id)) this.remove(id);
    this.deleted.remove(id);
    this.#requests.delete(id);
  }

  /** The request that a customer was created by, where that is kept: see `keepRequest`. */
  requestOf(id: string): string | undefined {
    return this.#byId.has(id) || this.deleted.get(id) ? this.#requests.get(id) : undefined;
  }

  /** Keeps the request that created a customer for as long as anything is left of it. */
  keepRequest(id: string, request: string): void {
    this.#requests.set(id, request);
  }

  /** Erases everything, deleted customers too. */
  clear(): void {
    this.#byId.clear();
    this.#idByEmail.clear();
    this.#tokens.clear();
    this.#names.clear();
    this.#dates.clear();
    this.#requests.clear();
    this.deleted.clear();
    this.#written();
  }

  /** Stores a whole customer as it is, new or in place of the one with its id, deleted or not. Its e-mail address must be free. */
  put(customer: Customer): Customer {
    const previous = this.#byId.get(customer.id);
    if (previous) this.#unindex(previous);
    this.deleted.remove(customer.id);
    const stored = this.#keep(customer);
    this.#names.add(stored);
    this.#dates.add(stored);
    return stored;
  }

  /** `put` for many new customers in a row: the orders are made when they are first read. */
  append(customer: Customer): void {
    const stored = this.#keep(customer);
    this.#names.append(stored);
    this.#dates.append(stored);
  }

  #keep(customer: Customer): Customer {
    const stored = Object.freeze(customer);
    if (stored.address) Object.freeze(stored.address);
    this.#byId.set(stored.id, stored);
    this.#idByEmail.set(emailKey(stored.email), stored.id);
    this.#written();
    return stored;
  }

  /** Customers in an order, from `after` on. */
  page(sort: Sort, { status, ...range }: ListRange): Listed<Customer>[] {
    const index = sort === 'name' || sort === '-name' ? this.#names : this.#dates;
    const keep = this.#withStatus(status);
    return this.#listed(index.page({ ...range, descending: sort.startsWith('-'), keep }));
  }

  /** Customers with a token for each word, by the smallest token that the first word begins, then by id. */
  async search(words: readonly string[], { status, ...range }: ListRange): Promise<Listed<Customer>[]> {
    const key = words.join(' ');
    const keep = this.#withStatus(status);
    if (this.#lastSearch?.words === key) return this.#listed(pageOf(this.#lastSearch.matches, { ...range, keep }));
    const before = this.#writes;
    const matched = await this.#match(words);
    const matches = matched.filter(({ id }) => this.#byId.has(id));
    if (before === this.#writes) this.#lastSearch = { words: key, matches };
    return this.#listed(pageOf(matches, { ...range, keep }));
  }

  /** With the customers as they are now, because others may be gone by the time that a caller goes on. */
  #listed(positions: readonly Position[]): Listed<Customer>[] {
    return positions.map((position) => ({ ...position, customer: this.#existing(position.id) }));
  }

  #withStatus(status: CustomerStatus | undefined): PageRange['keep'] {
    return status && ((id) => this.#byId.get(id)?.status === status);
  }

  async #match(words: readonly string[]): Promise<Position[]> {
    const starts = words.map((word) => tokenSeparator + word);
    const matches: Position[] = [];
    const slices = new TimeSlices();
    for (const customer of this.list()) {
      const tokens = this.#tokensOf(customer);
      if (starts.every((start) => tokens.includes(start))) {
        matches.push({ key: firstTokenAt(tokens, starts[0] ?? ''), id: customer.id });
      }
      if (slices.over()) await slices.next();
    }
    return matches.toSorted(comparePositions);
  }

  /** Sorted tokens in one string: a tenth of the memory of a list, and one `includes` finds a beginning. */
  #tokensOf(customer: Customer): string {
    const known = this.#tokens.get(customer.id);
    if (known !== undefined) return known;
    const tokens = tokenSeparator + searchTokens(customer).join(tokenSeparator);
    this.#tokens.set(customer.id, tokens);
    return tokens;
  }

  #unindex(customer: Customer): void {
    this.#idByEmail.delete(emailKey(customer.email));
    this.#tokens.delete(customer.id);
    this.#names.remove(customer);
    this.#dates.remove(customer);
    this.#written();
  }

  #written(): void {
    this.#writes += 1;
    this.#lastSearch = undefined;
  }

  #refuseTaken(email: string, self?: string): void {
    const taken = this.findByEmail(email);
    if (taken && taken.id !== self) throw new Error(`Customer ${taken.id} already has the address ${taken.email}.`);
  }

  #existing(id: string): Customer {
    const customer = this.#byId.get(id);
    if (!customer)
      throw new Error(`There is no customer ${id} in the mock. It has ${this.size} customers; see list().`);
    return customer;
  }
}

function firstTokenAt(tokens: string, start: string): string {
  const from = tokens.indexOf(start) + tokenSeparator.length;
  const end = tokens.indexOf(tokenSeparator, from);
  return tokens.slice(from, end === -1 ? undefined : end);
}

function messagesOf(errors: readonly { message: string }[]): string {
  return errors.map(({ message }) => message).join(' ');
}
