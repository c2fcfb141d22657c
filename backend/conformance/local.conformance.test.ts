import { conformanceSuite, fuzzSuite, modelSuite } from '@customer-kit/conformance';
import { serveMock } from '@customer-kit/mock/node';
import { afterAll, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base URL of the local backend that the global set-up started. */
    apiUrl: string;
  }
}

const local = { name: 'local backend', baseUrl: inject('apiUrl') };
conformanceSuite(local);
modelSuite({ ...local, runs: 10 });

const served = await serveMock({ customers: 0 });
afterAll(() => served.close());
fuzzSuite({ apis: [local, { name: 'mock', baseUrl: served.url }] });
