import { type Customer, type DeletedCustomer, type OperationName, passingProblems } from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';
import type { Condition, Failing, MockUser } from './scenarios.ts';

/** The customer that a request is about, as problems show it. */
export interface Subject {
  current?: Customer | undefined;
  /** What is left of it, or would be if it were deleted now. */
  deleted?: DeletedCustomer | undefined;
}

type Kind = Condition['kind'];
type Of<K extends Kind> = Extract<Condition, { kind: K }>;

interface Held {
  condition: Condition;
  /** Requests that it has met. */
  met: number;
}

/** What holds at the moment; of two that contradict each other the newer. */
export class Conditions {
  #held: Held[] = [];

  /** Returns a function that ends it. */
  add(condition: Condition): () => void {
    const held = { condition, met: 0 };
    this.#held.push(held);
    return () => {
      this.#held = this.#held.filter((other) => other !== held);
    };
  }

  clear(): void {
    this.#held = [];
  }

  get offline(): boolean {
    return this.#newest('offline') !== undefined;
  }

  get user(): MockUser | undefined {
    return this.#newest('signed-in')?.condition.user;
  }

  /** Milliseconds the next answer of this operation takes. */
  drawLatency(operation: OperationName): number {
    const { latency = 0 } = this.#newest('slow', ({ operations }) => operations.includes(operation))?.condition ?? {};
    if (typeof latency === 'number') return latency;
    const [minimum, maximum] = latency;
    return minimum + Math.random() * (maximum - minimum);
  }

  /** The problem that this request fails with, if any; counts the request. */
  takeProblem(operation: OperationName, subject: Subject): ProblemError | undefined {
    const held = this.#newest(
      'failing',
      ({ operations, times = Infinity }, met) => met < times && operations.includes(operation),
    );
    if (!held) return undefined;
    held.met += 1;
    return problemError(operation, held.condition, subject);
  }

  #newest<K extends Kind>(
    kind: K,
    fits: (condition: Of<K>, met: number) => boolean = () => true,
  ): (Held & { condition: Of<K> }) | undefined {
    return this.#held.findLast((held): held is Held & { condition: Of<K> } => {
      return held.condition.kind === kind && fits(held.condition as Of<K>, held.met);
    });
  }
}

function problemError(
  operation: OperationName,
  { problem, retryAfter = passingProblems.includes(problem) ? 1 : undefined, detail }: Failing,
  { current, deleted }: Subject,
): ProblemError {
  return new ProblemError(
    problem,
    {
      detail: detail ?? `The mock was told to let ${operation} fail. What use() returned ends it.`,
      ...(problem === 'version-conflict' && current && { current }),
      ...(problem === 'customer-deleted' && deleted && { deleted, restorableUntil: deleted.restorableUntil }),
    },
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  );
}
