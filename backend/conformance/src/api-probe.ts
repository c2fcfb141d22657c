/**
 * A plain fetch client that holds every answer against the contract: a status the operation declares, a body of its
 * schema, its headers, its request id, a known problem, readable from another origin, never a 5xx.
 */
import {
  type Customer,
  type CustomerPage,
  corsResponseHeaders,
  type DeletedCustomer,
  type Operation,
  type OperationName,
  operations,
  type Problem,
  type ProblemName,
  problemNameOf,
  problem as problemSchema,
  problems,
  problemsEverywhere,
  validate,
} from '@customer-kit/contract';
import { expect } from 'vitest';
import { allScopes, type ConformanceOptions, type Scope } from './options.ts';

/** The other origin the suite pretends to be a page of. */
export const pageOrigin = 'https://portal.example';

export interface ProbeRequest {
  /** What the access token is for, where the API asks for one. Default: everything; none: no token is sent. */
  scopes?: readonly Scope[];
  params?: { id: string };
  /** A list of pairs may repeat a name. */
  query?: Record<string, string> | [string, string][];
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with no content type but that of `headers`. */
  raw?: string | Uint8Array<ArrayBuffer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined when the answer has no body. */
  body: unknown;
  /** Name of the problem, for answers that are one. */
  problem: ProblemName | undefined;
}

/** Answers of each kind, with their bodies' types; each throws when the answer is another. */
export class ApiProbe {
  readonly options: ConformanceOptions;

  constructor(options: ConformanceOptions) {
    this.options = options;
  }

  /** Sends a request of an operation, well-formed or not, and checks whatever comes back. */
  async call(name: OperationName, request: ProbeRequest = {}): Promise<Answer> {
    const path = operations[name].path.replace('{id}', encodeURIComponent(request.params?.id ?? ''));
    return this.callAt(path, name, request);
  }

  /** The same, with the path as it goes over the wire. */
  async callAt(path: string, name: OperationName, request: ProbeRequest): Promise<Answer> {
    const answer = await this.send(operations[name].method, path, request);
    this.#expectOfContract(name, answer);
    return answer;
  }

  async customer(name: OperationName, request: ProbeRequest, status: number): Promise<Answer & { body: Customer }> {
    const answer = await this.call(name, request);
    expect(answer, `${name} should answer ${status}`).toMatchObject({ status });
    return answer as Answer & { body: Customer };
  }

  /** Deletes a customer so that it can be restored. */
  async deleted(id: string, headers: Record<string, string> = {}): Promise<DeletedCustomer> {
    const answer = await this.call('deleteCustomer', { params: { id }, headers });
    expect(answer, 'deleteCustomer should answer 200').toMatchObject({ status: 200 });
    return answer.body as DeletedCustomer;
  }

  async page(query: ProbeRequest['query'] = {}): Promise<CustomerPage> {
    const answer = await this.call('getCustomers', { query });
    expect(answer, 'getCustomers should answer 200').toMatchObject({ status: 200 });
    return answer.body as CustomerPage;
  }

  async refusal(name: OperationName, request: ProbeRequest, problem: ProblemName): Promise<Problem> {
    const answer = await this.call(name, request);
    expect(answer, `${name} should answer ${problem}`).toMatchObject({ problem });
    return answer.body as Problem;
  }

  /** Any request at all. Checks what holds for every answer of the API, known route or not. */
  async send(method: string, path: string, request: ProbeRequest = {}): Promise<Answer> {
    const url = new URL(this.options.baseUrl + path);
    const query = Array.isArray(request.query) ? request.query : Object.entries(request.query ?? {});
    for (const [name, value] of query) url.searchParams.append(name, value);
    const { scopes = allScopes } = request;
    const token = scopes.length > 0 ? await this.options.getAccessToken?.(scopes) : undefined;
    const response = await fetch(url, {
      method,
      headers: {
        origin: pageOrigin,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(request.json !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.raw ?? (request.json === undefined ? null : JSON.stringify(request.json)),
    });
    const text = await response.text();
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : parsed(text, response),
      problem: undefined,
    };
    expect(answer.status, `${method} ${path} must never answer 5xx: ${text.slice(0, 500)}`).toBeLessThan(500);
    expectRequestId(answer);
    if (answer.status >= 400) answer.problem = expectProblem(answer);
    if (this.options.withoutCors === undefined) expectReadableFromOtherOrigins(response.headers);
    return answer;
  }

  #expectOfContract(name: OperationName, answer: Answer): void {
    const operation: Operation = operations[name];
    if (answer.problem) {
      const declared: readonly string[] = [...operation.problems, ...problemsEverywhere];
      expect(declared, `${name} declares its problems`).toContain(answer.problem);
      return;
    }
    const response = operation.responses[answer.status];
    if (!response) throw new Error(`${name} answered ${answer.status}, which the contract does not declare.`);
    for (const header of response.headers ?? []) {
      expect(answer.headers.get(header), `${name} ${answer.status} carries ${header}`).toBeTruthy();
    }
    if (!response.body) {
      expect(answer.body, `${name} ${answer.status} has no body`).toBeUndefined();
      return;
    }
    expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
    expect(validate(response.body, answer.body, 'body'), `${name} ${answer.status} body`).toEqual({
      ok: true,
      data: answer.body,
    });
  }
}

function parsed(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${response.url} answered ${response.status} with what is not JSON: ${text.slice(0, 200)}`);
  }
}

function expectProblem(answer: Answer): ProblemName {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(validate(problemSchema, answer.body, 'body')).toMatchObject({ ok: true });
  const problem = answer.body as Problem;
  const name = problemNameOf(problem.type);
  if (!name) throw new Error(`The contract has no problem of the type ${problem.type}.`);
  const { status, title } = problems[name];
  expect({ status: answer.status, inBody: problem.status, title: problem.title }).toEqual({
    status,
    inBody: status,
    title,
  });
  return name;
}

/** What API Gateway answers by itself has only its own header; of a function both have the same. */
function expectRequestId({ status, headers, body }: Answer): void {
  const id = headers.get('x-request-id') ?? headers.get('x-amzn-requestid');
  expect(id, 'x-request-id').toBeTruthy();
  if (status >= 400) expect(body, 'a problem carries the request id').toMatchObject({ requestId: id });
}

function expectReadableFromOtherOrigins(headers: Headers): void {
  expect(['*', pageOrigin], 'access-control-allow-origin').toContain(headers.get('access-control-allow-origin'));
  const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(/,\s*/) ?? [];
  const asked = corsResponseHeaders.map((header) => header.toLowerCase());
  expect(exposed, 'access-control-expose-headers').toEqual(expect.arrayContaining(asked));
}
