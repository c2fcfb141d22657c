import { type ConformanceOptions, conformanceSuite, fuzzSuite, modelSuite } from '@customer-kit/conformance';
import { withCustomers } from '@customer-kit/mock';
import { serveMock } from '@customer-kit/mock/node';
import { afterAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the local backend that the global set-up started. */
    apiUrl: string;
  }
}

const baseUrl = inject('apiUrl');
const tokens = new Map<string, Promise<string>>();
const local: ConformanceOptions = {
  name: 'local backend',
  baseUrl,
  getAccessToken: (scopes) => localToken(scopes.join(' ')),
  getOtherToken: () => issueToken(['customers/read', 'customers/write'], 'somebody-else'),
};
conformanceSuite(local);
modelSuite({ ...local, runs: 10 });

const served = await serveMock({ scenarios: [withCustomers(0)] });
afterAll(() => served.close());
fuzzSuite({ apis: [local, { name: 'mock', baseUrl: served.url }] });

/** Made once for each set of scopes: signing costs more than most requests. */
function localToken(scopes: string): Promise<string> {
  const token = tokens.get(scopes) ?? issueToken(scopes.split(' '));
  tokens.set(scopes, token);
  return token;
}

async function issueToken(scopes: string[], user?: string): Promise<string> {
  const response = await fetch(`${baseUrl}/_local/token`, { method: 'POST', body: JSON.stringify({ scopes, user }) });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error(`The local issuer gave no token for ${scopes.join(' ')}: status ${response.status}.`);
  return token;
}
