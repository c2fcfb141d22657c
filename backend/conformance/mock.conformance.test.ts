import { conformanceSuite } from '@customer-kit/conformance';
import { createCustomerMock } from '@customer-kit/mock';
import { serveMock, startMockServer } from '@customer-kit/mock/node';
import { afterAll } from 'vitest';

const served = await serveMock({ customers: 300 });
afterAll(() => served.close());
conformanceSuite({ name: 'mock over HTTP', baseUrl: served.url });

const mock = createCustomerMock({ baseUrl: 'https://customers.test/api/v1', customers: 300 });
const intercepted = startMockServer(mock);
afterAll(() => intercepted.stop());
conformanceSuite({
  name: 'mock in MSW',
  baseUrl: mock.baseUrl,
  withoutCors: 'MSW answers before a browser would look for them',
});
