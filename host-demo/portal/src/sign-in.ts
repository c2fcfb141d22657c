/**
 * Who the visitor is to the local backend. A company's portal takes the token from its own sign-in; here the backend
 * hands one out to whoever asks, so that every kind of user can be tried.
 */
import type { WidgetOptions } from '@customer-kit/kit';

interface TokenRequest {
  scopes: readonly string[];
  /** Seconds a token lasts; default an hour. */
  expiresIn?: number;
}

const everything = ['customers/read', 'customers/write'];

/** What to ask a token for, by who the visitor is; nobody has none. */
const tokenRequests = {
  editor: { scopes: everything },
  viewer: { scopes: ['customers/read'] },
  nobody: undefined,
  brief: { scopes: everything, expiresIn: 10 },
} as const satisfies Record<string, TokenRequest | undefined>;

export type Person = keyof typeof tokenRequests;
export const people = Object.keys(tokenRequests) as Person[];

/** Gives the token of a person at the local backend; kept until the API takes it no longer. */
export function accessTokenOf(person: Person, localApi: string): WidgetOptions['getAccessToken'] {
  const request: TokenRequest | undefined = tokenRequests[person];
  let token: Promise<string> | undefined;
  return async ({ forceRefresh }) => {
    if (!request) return undefined;
    if (forceRefresh) token = undefined;
    token ??= fetchToken(localApi, request);
    return token;
  };
}

async function fetchToken(api: string, request: TokenRequest): Promise<string> {
  const response = await fetch(`${api}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: is it the local backend?`);
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
