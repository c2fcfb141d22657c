import { conformanceSuite, fuzzSuite, modelSuite } from '@customer-kit/conformance';
import { createCustomerMock, withCustomers } from '@customer-kit/mock';
import { serveMock, startMockServer } from '@customer-kit/mock/node';
import { afterAll } from 'vitest';

const allScopes: readonly string[] = ['customers/read', 'customers/write'];
/** A token of this mock is the list of its scopes. */
const scopesOf = (token = '') => {
  const scopes = token.split(',');
  return scopes.every((scope) => allScopes.includes(scope)) ? scopes : undefined;
};
const served = await serveMock({ scenarios: [withCustomers(300)], scopesOf });
afterAll(() => served.close());
conformanceSuite({
  name: 'mock over HTTP',
  baseUrl: served.url,
  getAccessToken: (scopes) => scopes.join(','),
  getOtherToken: () => allScopes.toReversed().join(','),
});
modelSuite({ name: 'mock', baseUrl: served.url, getAccessToken: (scopes) => scopes.join(','), runs: 40 });
fuzzSuite({ apis: [{ name: 'mock', baseUrl: served.url, getAccessToken: (scopes) => scopes.join(',') }] });

const mock = createCustomerMock({ baseUrl: 'https://customers.test/api/v1', scenarios: [withCustomers(300)] });
const intercepted = startMockServer(mock);
afterAll(() => intercepted.stop());
conformanceSuite({
  name: 'mock in MSW',
  baseUrl: mock.baseUrl,
  withoutCors: 'MSW answers before a browser would look for them',
});
