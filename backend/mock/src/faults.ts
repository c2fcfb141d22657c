import {
  type Customer,
  type DeletedCustomer,
  type Operation,
  type OperationName,
  operationNames,
  operations,
  type ProblemName,
  problems,
  problemsEverywhere,
} from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';

/** Milliseconds an answer takes: always the same, or random between two. `Infinity` never answers. */
export type Latency = number | readonly [minimum: number, maximum: number];

/** The status of any problem in the contract. */
export type ProblemStatus = (typeof problems)[ProblemName]['status'];

export interface FailOptions {
  /** How many requests fail before the operation works again. Default: all, until undone. */
  times?: number;
  /** Seconds in `Retry-After`. Default 1 for the problems that pass by themselves (429, 503), else none. */
  retryAfter?: number;
  /** Replaces the problem's `detail`. */
  detail?: string;
}

interface Fault extends FailOptions {
  operations: readonly OperationName[];
  problem: ProblemName;
  left: number;
}

/** The customer that a request is about, as problems show it. */
export interface Subject {
  current?: Customer | undefined;
  /** What is left of it, or would be if it were deleted now. */
  deleted?: DeletedCustomer | undefined;
}

const passingByThemselves: readonly ProblemName[] = ['too-many-requests', 'unavailable'];

/** What goes wrong at the moment. */
export class Faults {
  #faults: Fault[] = [];
  #latency = new Map<OperationName, Latency>();
  #defaultLatency: Latency;
  offline = false;

  constructor(latency: Latency) {
    this.#defaultLatency = latency;
  }

  setLatency(latency: Latency, operation?: OperationName): void {
    if (operation) {
      this.#latency.set(operation, latency);
      return;
    }
    this.#defaultLatency = latency;
    this.#latency.clear();
  }

  /** Milliseconds the next answer of this operation takes. */
  drawLatency(operation: OperationName): number {
    const latency = this.#latency.get(operation) ?? this.#defaultLatency;
    if (typeof latency === 'number') return latency;
    const [minimum, maximum] = latency;
    return minimum + Math.random() * (maximum - minimum);
  }

  /** Returns a function that takes the fault away again. */
  add(operation: OperationName | '*', problem: ProblemName | ProblemStatus, options: FailOptions = {}): () => void {
    const fault: Fault = {
      ...options,
      operations: operation === '*' ? operationNames : [operation],
      problem: problemOf(operation, problem),
      left: options.times ?? Infinity,
    };
    this.#faults.push(fault);
    return () => {
      this.#faults = this.#faults.filter((other) => other !== fault);
    };
  }

  /** The problem this request fails with, if any. The newest fault wins, and counts as used. */
  take(operation: OperationName, { current, deleted }: Subject = {}): ProblemError | undefined {
    const fault = this.#faults.findLast((candidate) => candidate.left > 0 && candidate.operations.includes(operation));
    if (!fault) return undefined;
    fault.left -= 1;
    const retryAfter = fault.retryAfter ?? (passingByThemselves.includes(fault.problem) ? 1 : undefined);
    return new ProblemError(
      fault.problem,
      {
        detail:
          fault.detail ?? `The mock was told to answer ${operation} like this. Undo it with the function fail() gave.`,
        ...(fault.problem === 'version-conflict' && current && { current }),
        ...(fault.problem === 'customer-deleted' && deleted && { deleted, restorableUntil: deleted.restorableUntil }),
      },
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    );
  }
}

/** Refuses what the real API would never answer, so that no story or test shows an impossible state. */
function problemOf(operation: OperationName | '*', problem: ProblemName | ProblemStatus): ProblemName {
  const own: readonly ProblemName[] = operation === '*' ? [] : (operations[operation] as Operation).problems;
  const possible = [...own, ...problemsEverywhere];
  const found = possible.find((name) => name === problem || problems[name].status === problem);
  if (found) return found;
  const choices = possible.map((name) => `${name} (${problems[name].status})`).join(', ');
  throw new TypeError(
    `${operation === '*' ? 'Not every operation answers' : `${operation} never answers`} ${problem}. It can answer: ${choices}.`,
  );
}
