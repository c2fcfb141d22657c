import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestScope {
  /** Aborted shortly before Lambda stops the function: what still waits then gives up. */
  signal: AbortSignal;
  /** Capacity units that the request has used, as DynamoDB reports them. */
  readUnits: number;
  writeUnits: number;
}

/** The request that is being answered: the table's calls find it here, and nothing between has to hand it on. */
export const requestScope = new AsyncLocalStorage<RequestScope>();
