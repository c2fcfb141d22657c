import {
  byCodePoint,
  type Customer,
  type CustomerStatus,
  type CustomerSummary,
  type DeletedCustomer,
  emailKey,
  matchesWords,
  nameSortKey,
  type ProblemName,
  queryWords,
  type Sort,
  searchTokens,
  summarize,
  summarizeDeleted,
  type UpdateCustomerBody,
} from '@customer-kit/contract';

/** What the API must answer: a success by its status, a refusal by its problem. */
export type Outcome = number | ProblemName;

interface Creation {
  request: string;
  answered: Customer;
}

/** The API as a few maps: what it must answer next, and what it must show, after what it has answered so far. */
export class CustomerModel {
  readonly living = new Map<string, Customer>();
  readonly deleted = new Map<string, DeletedCustomer>();
  readonly #creations = new Map<string, Creation>();

  /** Everything that can be addressed. */
  find(id: string): Customer | DeletedCustomer | undefined {
    return this.living.get(id) ?? this.deleted.get(id);
  }

  creating(body: UpdateCustomerBody, key: string | undefined): Outcome {
    const earlier = this.creationOf(key);
    if (earlier) return earlier.request === JSON.stringify(body) ? 201 : 'idempotency-mismatch';
    return this.#isTaken(body.email) ? 'email-taken' : 201;
  }

  /** What was answered to an earlier request with this key, unless its customer was erased since. */
  creationOf(key: string | undefined): Creation | undefined {
    const creation = key === undefined ? undefined : this.#creations.get(key);
    return creation && this.find(creation.answered.id) ? creation : undefined;
  }

  created(body: UpdateCustomerBody, key: string | undefined, answered: Customer): void {
    if (key !== undefined) this.#creations.set(key, { request: JSON.stringify(body), answered });
    this.living.set(answered.id, answered);
  }

  reading(id: string): Outcome {
    if (this.deleted.has(id)) return 'customer-deleted';
    return this.living.has(id) ? 200 : 'customer-not-found';
  }

  saving(id: string, version: number, body: UpdateCustomerBody): Outcome {
    const stored = this.find(id);
    if (!stored) return 'customer-not-found';
    if (stored.version !== version) return this.deleted.has(id) ? 'customer-deleted' : 'version-conflict';
    return this.#isTaken(body.email, id) ? 'email-taken' : 200;
  }

  saved(answered: Customer): void {
    this.deleted.delete(answered.id);
    this.living.set(answered.id, answered);
  }

  deleting(id: string, version: number | undefined): Outcome {
    const reading = this.reading(id);
    if (reading !== 200) return reading;
    return version === undefined || this.living.get(id)?.version === version ? 200 : 'version-conflict';
  }

  wasDeleted(answered: DeletedCustomer): void {
    this.living.delete(answered.id);
    this.deleted.set(answered.id, answered);
  }

  purging(id: string, version: number | undefined): Outcome {
    const stored = this.find(id);
    if (!stored) return 'customer-not-found';
    if (version === undefined || stored.version === version) return 204;
    return this.deleted.has(id) ? 'customer-deleted' : 'version-conflict';
  }

  wasPurged(id: string): void {
    this.living.delete(id);
    this.deleted.delete(id);
  }

  list(sort: Sort, status: CustomerStatus | undefined): CustomerSummary[] {
    const keyOf = (customer: Customer) => (sort.endsWith('name') ? nameSortKey(customer.name) : customer.createdAt);
    const ascending = inOrder(this.#ofStatus(status), keyOf);
    return (sort.startsWith('-') ? ascending.toReversed() : ascending).map(summarize);
  }

  search(q: string, status: CustomerStatus | undefined): CustomerSummary[] {
    const words = queryWords(q);
    const [lead = ''] = words;
    const found = this.#ofStatus(status).filter((customer) => matchesWords(searchTokens(customer), words));
    return inOrder(found, (customer) => searchTokens(customer).find((token) => token.startsWith(lead)) ?? '').map(
      summarize,
    );
  }

  withEmail(email: string): CustomerSummary[] {
    return this.#ofStatus(undefined)
      .filter((customer) => emailKey(customer.email) === emailKey(email))
      .map(summarize);
  }

  listDeleted(): CustomerSummary[] {
    return inOrder([...this.deleted.values()], ({ deletedAt }) => deletedAt)
      .toReversed()
      .map(summarizeDeleted);
  }

  #ofStatus(status: CustomerStatus | undefined): Customer[] {
    return [...this.living.values()].filter((customer) => status === undefined || customer.status === status);
  }

  #isTaken(email: string, self?: string): boolean {
    return this.withEmail(email).some(({ id }) => id !== self);
  }
}

function inOrder<C extends { id: string }>(customers: readonly C[], keyOf: (customer: C) => string): C[] {
  return customers.toSorted((a, b) => byCodePoint(keyOf(a), keyOf(b)) || byCodePoint(a.id, b.id));
}
