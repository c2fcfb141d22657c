import type { CreateCustomerBody, Customer } from '@customer-kit/contract';
import type { ApiProbe } from './api-probe.ts';

/**
 * The customers of one run. They carry its marker, a word nobody else's customer has, so that the suite can run on a
 * table with other people's data; `removeAll` erases them, deleted or not, and leaves the table as it was.
 */
export class RunCustomers {
  /** Twelve letters. A digit would end the surname that a search looks for; a vowel could make a word. */
  readonly marker = randomLetters(12);
  readonly #probe: ApiProbe;
  readonly #ids = new Set<string>();
  /** Of five digits from the start, so that no address begins another. */
  #count = 10_000;

  constructor(probe: ApiProbe) {
    this.#probe = probe;
  }

  /** An address no other customer has, in this run or another. */
  email(): string {
    this.#count += 1;
    return `${this.marker}.${this.#count}@example.com`;
  }

  /** A valid body, new with every call. */
  body(fields: Partial<CreateCustomerBody> = {}): CreateCustomerBody {
    return { name: `Conformance ${this.marker}`, email: this.email(), ...fields };
  }

  async create(fields: Partial<CreateCustomerBody> = {}): Promise<Customer> {
    const { body } = await this.#probe.customer('createCustomer', { json: this.body(fields) }, 201);
    return this.keep(body);
  }

  /** Makes many, a few at a time, in the order of the list. */
  async createAll(bodies: readonly CreateCustomerBody[]): Promise<Customer[]> {
    const created: Customer[] = [];
    for (let start = 0; start < bodies.length; start += 5) {
      created.push(...(await Promise.all(bodies.slice(start, start + 5).map((body) => this.create(body)))));
    }
    return created;
  }

  /** Remembers a customer that a test created itself. */
  keep(customer: Customer): Customer {
    this.#ids.add(customer.id);
    return customer;
  }

  async removeAll(): Promise<void> {
    for (const id of this.#ids) {
      await this.#probe.call('deleteCustomer', { params: { id }, query: { purge: 'true' } });
    }
    this.#ids.clear();
  }
}

export function randomLetters(length: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz';
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
}
