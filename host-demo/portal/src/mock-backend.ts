import { createCustomerMock } from '@customer-kit/mock';
import { startMockWorker } from '@customer-kit/mock/browser';
import type { IssueToken, TokenRequest } from './sign-in.ts';

let started: Promise<string> | undefined;

/** Answers the customer API in this page from memory; resolves with its base URL. */
export function startMockBackend(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const mock = createCustomerMock({ baseUrl: '/mock-api', customers: 1000, scopesOf });
  await startMockWorker(mock);
  return mock.baseUrl;
}

interface Token extends TokenRequest {
  issuedAt: number;
}

/** A token that says itself what it gives: whoever can read it could as well change the mock. */
export const issueMockToken: IssueToken = (request) =>
  Promise.resolve(JSON.stringify({ ...request, issuedAt: Date.now() } satisfies Token));

function scopesOf(text: string | undefined): readonly string[] | undefined {
  if (!text?.startsWith('{')) return undefined;
  const { scopes, issuedAt, expiresIn = 3_600 } = JSON.parse(text) as Token;
  return Date.now() < issuedAt + expiresIn * 1_000 ? scopes : undefined;
}
