import { type OperationName, operations, roles } from '@customer-kit/contract';
import { ProblemError } from './problem-error.ts';
import type { MockUser } from './scenarios.ts';

/** The scopes that an access token gives, undefined for one that is not valid. */
export type ScopesOf = (token: string | undefined) => readonly string[] | undefined;

const scopesOfUser: Record<MockUser, readonly string[] | undefined> = { ...roles, nobody: undefined };

/**
 * Who may do what, by the scopes of the contract; the mock checks no signatures. Returns who asks, empty where nobody is
 * asked for a token. Throws `unauthorized` for nobody and `access-denied` for somebody without the operation's scope.
 */
export function authorize(
  operation: OperationName,
  headers: Headers,
  { user, scopesOf }: { user: MockUser | undefined; scopesOf: ScopesOf | undefined },
): string {
  if (user === undefined && !scopesOf) return '';
  const token = bearerToken(headers);
  const scopes = user === undefined ? scopesOf?.(token) : scopesOfUser[user];
  if (!scopes) throw new ProblemError('unauthorized', { detail: 'Send Authorization: Bearer and a valid token.' });
  const { scope } = operations[operation];
  if (scopes.includes(scope)) return user ?? callerOf(token);
  throw new ProblemError('access-denied', { detail: `${operation} needs the scope ${scope}, your token has not.` });
}

function bearerToken(headers: Headers): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** `sub` or `client_id` of a JSON Web Token, the same when it is renewed; of another token all of it. */
function callerOf(token = ''): string {
  try {
    const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const { sub, client_id } = JSON.parse(atob(payload)) as Record<string, string | undefined>;
    return sub ?? client_id ?? token;
  } catch {
    return token;
  }
}
