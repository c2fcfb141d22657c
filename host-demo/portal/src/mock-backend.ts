import { createCustomerMock, withCustomers } from '@customer-kit/mock';
import { startMockWorker } from '@customer-kit/mock/browser';
import type { IssueToken } from './sign-in.ts';

let started: Promise<string> | undefined;

/** Answers the customer API in this page from memory; resolves with its base URL. */
export function startMockBackend(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const mock = createCustomerMock({ baseUrl: '/mock-api', scenarios: [withCustomers(1000)], scopesOf });
  await startMockWorker(mock);
  return mock.baseUrl;
}

interface Claims {
  sub: string;
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  expires: number;
}

/** Shaped like a JSON Web Token and signed by nobody: whoever could forge one could as well change the mock. */
export const issueMockToken: IssueToken = ({ scopes, expiresIn = 3_600, user = 'visitor' }) => {
  const claims: Claims = { sub: user, scopes, expires: Date.now() + expiresIn * 1_000 };
  return Promise.resolve(`mock.${btoa(JSON.stringify(claims))}.unsigned`);
};

function scopesOf(token = ''): readonly string[] | undefined {
  const claims = token.split('.')[1];
  if (claims === undefined) return undefined;
  const { scopes, expires } = JSON.parse(atob(claims)) as Claims;
  return Date.now() < expires ? scopes : undefined;
}
