import { type OperationName, operations } from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';

export type MockUser = 'viewer' | 'editor' | 'nobody';

const scopesOfUser: Record<MockUser, readonly string[] | undefined> = {
  viewer: ['customers/read'],
  editor: ['customers/read', 'customers/write'],
  nobody: undefined,
};

/** Who may do what, by the scopes of the contract. The mock checks no signatures: it believes `scopesOf`. */
export class Authorization {
  readonly #scopesOf: ((token: string | undefined) => readonly string[] | undefined) | undefined;
  #user: MockUser | undefined;

  constructor(scopesOf?: (token: string | undefined) => readonly string[] | undefined) {
    this.#scopesOf = scopesOf;
  }

  /** Every request counts as this user's from now on; undefined ends it. */
  signInAs(user: MockUser | undefined): void {
    this.#user = user;
  }

  /** Throws `unauthorized` for nobody and `access-denied` for somebody without the operation's scope. */
  check(operation: OperationName, headers: Headers): void {
    if (this.#user === undefined && !this.#scopesOf) return;
    const scopes = this.#user === undefined ? this.#scopesOf?.(bearerToken(headers)) : scopesOfUser[this.#user];
    if (!scopes) throw new ProblemError('unauthorized', { detail: 'Send Authorization: Bearer and a valid token.' });
    const { scope } = operations[operation];
    if (scopes.includes(scope)) return;
    throw new ProblemError('access-denied', { detail: `${operation} needs the scope ${scope}, your token has not.` });
  }
}

function bearerToken(headers: Headers): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}
