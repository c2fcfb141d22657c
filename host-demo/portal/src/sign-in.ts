/**
 * Who the visitor is to the backend. A company's portal takes the token from its own sign-in; the backends that the
 * portal brings along hand one out to whoever asks, so that every kind of user can be tried.
 */
import { roles } from '@customer-kit/contract';
import type { WidgetOptions } from '@customer-kit/kit';
import { useState } from 'react';

interface TokenRequest {
  scopes: readonly string[];
  /** Seconds a token lasts; default an hour. */
  expiresIn?: number;
  /** Who it is, for a backend that serves several at once. */
  user?: string | undefined;
}

export type IssueToken = (request: TokenRequest) => Promise<string>;

/** What to ask a token for, by who the visitor is; nobody has none. */
const tokenRequests = {
  editor: { scopes: roles.editor },
  viewer: { scopes: roles.viewer },
  nobody: undefined,
  brief: { scopes: roles.editor, expiresIn: 10 },
} as const satisfies Record<string, TokenRequest | undefined>;

export type Person = keyof typeof tokenRequests;
export const people = Object.keys(tokenRequests) as Person[];

/** What a session can be made to do: `expired` gives a token that the API refuses, until it is asked for a fresh one. */
export type SessionState = 'valid' | 'expired' | 'signed-out';

export interface Session {
  person: Person;
  getAccessToken: NonNullable<WidgetOptions['getAccessToken']>;
  become: (state: SessionState) => void;
}

/** Keeps the token of a person until the API takes it no longer. */
function createSession(person: Person, issueToken: IssueToken, user: string | undefined): Session {
  const request: TokenRequest | undefined = tokenRequests[person];
  let token: Promise<string> | undefined;
  let state: SessionState = 'valid';
  return {
    person,
    become(next) {
      state = next;
    },
    async getAccessToken({ forceRefresh }) {
      if (!request || state === 'signed-out') return undefined;
      if (state === 'expired' && !forceRefresh) return 'expired';
      if (forceRefresh) token = undefined;
      token ??= issueToken({ ...request, user }).catch((error: unknown) => {
        token = undefined;
        throw error;
      });
      return token;
    },
  };
}

/** `signIn` starts another session; none where the backend lets nobody sign in. */
export function useSession(issueToken: IssueToken | undefined, person: Person, user?: string) {
  const create = (as: Person) => issueToken && createSession(as, issueToken, user);
  const [session, setSession] = useState(() => create(person));
  return { session, signIn: (as: Person) => setSession(create(as)) };
}

export async function issueLocalToken(api: string, request: TokenRequest): Promise<string> {
  const response = await fetch(`${api}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: is it the local backend?`);
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
