/**
 * What a mock can be told to be: data, made by the functions below. Several compose by standing in one list; the later
 * wins.
 */
import {
  type CreateCustomerBody,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type ProblemName,
  problems,
  problemsEverywhere,
  type Role,
} from '@customer-kit/contract';
import type { CustomerStore } from './customer-store.ts';

/** Who uses the API: an editor may read and write, a viewer only read, nobody has to sign in. */
export type MockUser = Role | 'nobody';

/** Milliseconds an answer takes: always the same, or random between two. `Infinity` never answers. */
export type Latency = number | readonly [minimum: number, maximum: number];

type Everywhere = (typeof problemsEverywhere)[number];

/** What an operation (`*`: every one) can answer beside a success, as the contract has it. */
export type ProblemOf<N extends OperationName | '*'> =
  | Everywhere
  | (N extends OperationName ? (typeof operations)[N]['problems'][number] : never);

/** The statuses of those. */
export type StatusOf<N extends OperationName | '*'> = (typeof problems)[ProblemOf<N>]['status'];

export interface FailingOptions {
  /** How many requests fail before the operation works again. Default: all, until it is ended. */
  times?: number;
  /** Seconds in `Retry-After`. Default 1 for the problems that pass by themselves (429, 503, 504), else none. */
  retryAfter?: number;
  /** Replaces the problem's `detail`. */
  detail?: string;
}

export interface Failing extends FailingOptions {
  readonly kind: 'failing';
  readonly operations: readonly OperationName[];
  readonly problem: ProblemName;
}

export interface Slow {
  readonly kind: 'slow';
  readonly latency: Latency;
  readonly operations: readonly OperationName[];
}

/** What holds until it is ended. */
export type Condition =
  | Failing
  | Slow
  | { readonly kind: 'offline' }
  | { readonly kind: 'signed-in'; readonly user: MockUser };

export interface WithCustomers {
  readonly kind: 'customers';
  readonly customers: number | readonly CreateCustomerBody[];
}

/** A function changes the data: what it does is what somebody else has done. */
export type Scenario = Condition | WithCustomers | ((customers: CustomerStore) => void);

/** Customers in place of those there are: yours, or so many plausible ones, which are the same every time. */
export function withCustomers(customers: number | readonly CreateCustomerBody[]): WithCustomers {
  return { kind: 'customers', customers };
}

/**
 * An operation (`*`: every one) answers a problem, by its name or its status. Of several with one status it is the
 * operation's own: 400 of `getCustomers` is `invalid-cursor`. What the contract does not let the operation answer does not
 * compile, and throws a TypeError where nobody compiles.
 */
export function failing<N extends OperationName | '*'>(
  operation: N,
  problem: ProblemOf<N> | StatusOf<N>,
  options: FailingOptions = {},
): Failing {
  return { ...options, kind: 'failing', operations: named(operation), problem: problemOf(operation, problem) };
}

/** Answers take so long: those of one operation, or, by default, all. */
export function slow(latency: Latency, operation: OperationName | '*' = '*'): Slow {
  return { kind: 'slow', latency, operations: named(operation) };
}

/** Requests fail as without a network. */
export function offline(): Condition {
  return { kind: 'offline' };
}

/** Every request is this user's, whatever its token says: 401 and 403 by the scopes of the contract. */
export function signedInAs(user: MockUser): Condition {
  return { kind: 'signed-in', user };
}

function named(operation: OperationName | '*'): readonly OperationName[] {
  return operation === '*' ? operationNames : [operation];
}

function problemOf(operation: OperationName | '*', problem: ProblemName | number): ProblemName {
  const own: readonly ProblemName[] = operation === '*' ? [] : (operations[operation] as Operation).problems;
  const possible = [...own, ...problemsEverywhere];
  const found = possible.find((name) => name === problem || problems[name].status === problem);
  if (found) return found;
  const choices = possible.map((name) => `${name} (${problems[name].status})`).join(', ');
  throw new TypeError(
    `${operation === '*' ? 'Not every operation answers' : `${operation} never answers`} ${problem}. It can answer: ${choices}.`,
  );
}
