import { type ProblemMembers, type ProblemName, problemBody, problems } from '@customer-kit/contract';

/** A refusal on its way to the client. It owns status, body and headers; `defineHandler` makes the answer of it. */
export class ProblemError extends Error {
  readonly problem: ProblemName;
  readonly members: ProblemMembers;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    problem: ProblemName,
    members: ProblemMembers = {},
    headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(problems[problem].title, options);
    this.name = new.target.name;
    this.problem = problem;
    this.members = members;
    this.headers = headers;
  }

  get status(): number {
    return problems[this.problem].status;
  }

  body(requestId: string): string {
    return JSON.stringify(problemBody(this.problem, { ...this.members, requestId }));
  }
}
