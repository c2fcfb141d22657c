import { type Problem, type ProblemMembers, type ProblemName, problemBody } from '@customer-kit/contract';

/** A refusal on its way to the client: thrown anywhere while a request is answered, turned into a response by `respond`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(name: ProblemName, members: ProblemMembers = {}, headers: Readonly<Record<string, string>> = {}) {
    const problem = problemBody(name, members);
    super(members.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.headers = headers;
  }
}
