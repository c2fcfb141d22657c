import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { operations, problemNameOf } from '@customer-kit/contract';
import { sampleCustomers } from '@customer-kit/contract/sample';

export interface SeedProgress {
  done: number;
  total: number;
}

export interface SeedOptions {
  apiUrl: string;
  count: number;
  /** Requests at a time; default 8. */
  concurrency?: number;
  onProgress?: (progress: SeedProgress) => void;
  /**
   * A file that is there from the first customer to the last: when it is there before, a seeding was interrupted, and
   * this one completes it.
   */
  unfinishedMarker?: string;
  signal?: AbortSignal;
}

/**
 * Creates the first `count` sample customers through the API, unless there are customers already. Resolves with how
 * many it created. Throws on the first answer that is neither 201 nor "e-mail taken" (which an interrupted seeding left).
 */
export async function seedCustomers(options: SeedOptions): Promise<{ created: number }> {
  const { apiUrl, count, concurrency = 8, onProgress, unfinishedMarker, signal } = options;
  const interrupted = unfinishedMarker !== undefined && existsSync(unfinishedMarker);
  if (!interrupted && (await hasCustomers(apiUrl, signal))) return { created: 0 };
  if (unfinishedMarker !== undefined) writeFileSync(unfinishedMarker, '');
  let done = 0;
  let created = 0;
  const queue = sampleCustomers(count).values();
  const work = async () => {
    for (const customer of queue) {
      signal?.throwIfAborted();
      if (await create(apiUrl, customer, signal)) created += 1;
      done += 1;
      onProgress?.({ done, total: count });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  if (unfinishedMarker !== undefined) rmSync(unfinishedMarker);
  return { created };
}

async function hasCustomers(apiUrl: string, signal: AbortSignal | undefined): Promise<boolean> {
  const response = await fetch(`${apiUrl}${operations.getCustomers.path}?limit=1`, { ...(signal && { signal }) });
  if (!response.ok) throw await unexpected(response);
  const { items } = (await response.json()) as { items: unknown[] };
  return items.length > 0;
}

/** False when there is a customer with this address already. */
async function create(apiUrl: string, customer: object, signal: AbortSignal | undefined): Promise<boolean> {
  const { method, path } = operations.createCustomer;
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(customer),
    ...(signal && { signal }),
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

async function unexpected(response: Response): Promise<Error> {
  return new Error(`Seeding failed: ${response.url} answered ${response.status} ${await response.text()}`);
}
