import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { operations, problemNameOf } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';
import { inParallel } from './in-parallel.ts';

export interface SeedProgress {
  /** Customers that were created or were there already. */
  done: number;
  /** `count` of the options. */
  total: number;
}

export interface SeedOptions {
  /** Base URL of the API, without a slash at the end. */
  apiUrl: string;
  /** An access token that may read and write; asked before each request. */
  token?: (() => string) | undefined;
  /** Sample customers, from the first on. */
  count: number;
  /** Requests at a time; default 8. */
  concurrency?: number;
  /** After each customer. */
  onProgress?: (progress: SeedProgress) => void;
  /**
   * A file that is there from the first customer to the last: when it is there before, a seeding was interrupted, and
   * this one completes it.
   */
  unfinishedMarker?: string;
  /** Ends it early; it rejects with the signal's reason then. */
  signal?: AbortSignal;
}

/**
 * Creates the first `count` sample customers through the API, unless there are customers already. Resolves with how
 * many it created. Throws on the first answer that is neither 201 nor "e-mail taken" (which an interrupted seeding left).
 */
export async function seedCustomers(options: SeedOptions): Promise<{ created: number }> {
  const { count, concurrency = 8, onProgress, unfinishedMarker, signal } = options;
  const interrupted = unfinishedMarker !== undefined && existsSync(unfinishedMarker);
  if (!interrupted && (await hasCustomers(options))) return { created: 0 };
  if (unfinishedMarker !== undefined) writeFileSync(unfinishedMarker, '');
  let done = 0;
  let created = 0;
  const createOne = async (customer: object) => {
    if (await create(options, customer)) created += 1;
    done += 1;
    onProgress?.({ done, total: count });
  };
  await inParallel(sampleCustomers(count), concurrency, createOne, signal);
  if (unfinishedMarker !== undefined) rmSync(unfinishedMarker);
  return { created };
}

async function hasCustomers(options: SeedOptions): Promise<boolean> {
  const response = await send(options, `${operations.getCustomers.path}?limit=1`);
  if (!response.ok) throw await unexpected(response);
  const { items } = (await response.json()) as { items: unknown[] };
  return items.length > 0;
}

/** False when there is a customer with this address already. */
async function create(options: SeedOptions, customer: object): Promise<boolean> {
  const { method, path } = operations.createCustomer;
  const response = await send(options, path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(customer),
  });
  if (response.status === 201) {
    await response.arrayBuffer();
    return true;
  }
  if (response.status !== 409) throw await unexpected(response);
  const { type } = (await response.json()) as { type: string };
  if (problemNameOf(type) === 'email-taken') return false;
  throw new Error(`Seeding failed with ${type}.`);
}

function send({ apiUrl, token, signal }: SeedOptions, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token()}`);
  return fetch(`${apiUrl}${path}`, { ...init, headers, ...(signal && { signal }) });
}

async function unexpected(response: Response): Promise<Error> {
  return new Error(`Seeding failed: ${response.url} answered ${response.status} ${await response.text()}`);
}
